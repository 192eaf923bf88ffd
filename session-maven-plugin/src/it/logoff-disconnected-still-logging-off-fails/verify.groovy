String log = new File(basedir, 'build.log').text

assert log.contains('LOGGED_OFF session 7 of CORP\\emil')
assert log =~ /\[ERROR] +STILL_LOGGING_OFF session 4 of CORP\\dana on simulated:.*: it had not finished after 1s/
assert log.contains('allow more time with session.timeout')
