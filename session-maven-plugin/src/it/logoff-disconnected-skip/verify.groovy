String log = new File(basedir, 'build.log').text

assert log.contains('[INFO] Skipped, because session.skip is true.')
assert !log.contains('Host simulated')
