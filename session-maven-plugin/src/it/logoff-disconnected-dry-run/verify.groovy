String log = new File(basedir, 'build.log').text

assert log.contains('5 sessions, 1 to log off (disconnected for at least 2h, any user).')
assert log =~ /7 +Disconnected +CORP\\emil +40m +keep +TOO_RECENT +disconnected for 40m, less than 2h/
assert log.contains('Dry run, nothing was touched: 4 kept, 1 would be logged off.')
assert !log.contains('LOGGED_OFF')
