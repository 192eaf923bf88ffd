@echo off
rem Runs sessionctl.jar, which lies beside this file. A short run is over before the JVM's second compiler pays off.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %SESSIONCTL_OPTS% -jar "%~dp0sessionctl.jar" %*
