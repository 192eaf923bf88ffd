String log = new File(basedir, 'build.log').text

assert log.contains('Parameter force (-Dsession.force): \'yes\' is neither true nor false')
assert log.contains('No session was selected, and nothing has been touched.')
assert log.split('session-maven-plugin:[^ ]+:disconnect .wrong. on project').size() - 1 == 2
assert !log.contains('Host simulated')
