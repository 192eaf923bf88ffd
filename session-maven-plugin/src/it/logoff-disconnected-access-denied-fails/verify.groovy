String log = new File(basedir, 'build.log').text

assert log.contains('LOGGED_OFF session 7 of CORP\\emil')
assert log.contains('1 session was not logged off as asked:')
assert log =~ /\[ERROR] +FAILED session 4 of CORP\\dana on simulated:.*: access denied \(Win32 error 5\)\. .*run elevated/
assert log.contains('MojoFailureException')
