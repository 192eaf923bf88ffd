String log = new File(basedir, 'build.log').text

assert log.contains('Parameter format (-Dsession.format): \'xml\' is not accepted; use table or json')
assert log.contains('Parameter outputFile (-Dsession.outputFile): \'')
assert log.contains('Cannot write \'')
assert log.contains('<excludeUsers> in <configuration>: list has no such parameter; there are failOnError,')
assert log.split('session-maven-plugin:[^ ]+:list .wrong. on project').size() - 1 == 4
assert !log.contains('Host simulated')
