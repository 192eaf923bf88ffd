String log = new File(basedir, 'build.log').text

// It has run, and Maven with -q shows errors alone: warnings neither.
assert new File(basedir, 'target/quiet.json').text.contains('LOGGED_OFF')
assert !log.contains('Host simulated')
assert !log.contains('LOGGED_OFF')
assert !log.contains('FAILED session 4')
