String log = new File(basedir, 'build.log').text

assert log =~ /4 +Disconnected +CORP\\dana +22h +keep +RUNNING_PROCESS +devenv\.exe \(process 4711\) runs in it/
assert log.contains('LOGGED_OFF session 7 of CORP\\emil')
assert !log.contains('LOGGED_OFF session 4')
