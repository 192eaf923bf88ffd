String log = new File(basedir, 'build.log').text

assert log.contains('[WARNING] 1 session was not logged off as asked:')
assert log =~ /\[WARNING] +FAILED session 4 of CORP\\dana on simulated:.*\(Win32 error 5\)/
assert log.contains('BUILD SUCCESS')
