String log = new File(basedir, 'build.log').text

assert log.contains('Parameter message (-Dsession.message): a text is needed, and there is none')
assert log.contains('Parameter showFor (-Dsession.showFor): \'2d\' is not between 1s and 1d')
assert log.contains('No session was selected, and nothing has been touched.')
assert log.split('session-maven-plugin:[^ ]+:message .wrong. on project').size() - 1 == 3
assert !log.contains('Host simulated')
