String log = new File(basedir, 'build.log').text

assert log.contains('Parameter hosts (-Dsession.hosts): \'bad host!\'')
assert log.contains('Parameter reportFile (-Dsession.reportFile): \'')
assert log.split('session-maven-plugin:[^ ]+:doctor .wrong. on project').size() - 1 == 2
assert !log.contains('Host simulated')
