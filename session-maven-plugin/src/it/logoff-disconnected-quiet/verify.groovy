String log = new File(basedir, 'build.log').text

assert new File(basedir, 'target/quiet.json').text.contains('LOGGED_OFF')
assert !log.contains('Host simulated')
assert !log.contains('  LOGGED_OFF')
// What would have failed the build is a warning, and that is seen.
assert log.contains('1 session was not logged off as asked:')
assert log.contains('FAILED session 4 of CORP\\dana')
