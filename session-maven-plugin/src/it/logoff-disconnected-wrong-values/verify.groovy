String log = new File(basedir, 'build.log').text

assert log.contains('Parameter hosts (-Dsession.hosts): \'bad host!\'')
assert log.contains('Parameter skip (-Dsession.skip): \'yes\' is neither true nor false')
assert log.contains('Parameter failOnError (-Dsession.failOnError): \'maybe\' is neither true nor false')
assert log.contains('Parameter oncePerBuild (-Dsession.oncePerBuild): \'1\' is neither true nor false')
assert log.contains('Parameter dryRun (-Dsession.dryRun): \'on\' is neither true nor false')
assert log.contains('Parameter reportFile (-Dsession.reportFile): \'')
assert log.contains('Parameter disconnectedFor (-Dsession.disconnectedFor): \'half an hour\' is not a duration; use for example 90s, 30m, 2h, 1d or PT30M.')
assert log.contains('Parameter includeUsers (-Dsession.includeUsers): the value is empty')
assert log.contains('Parameter excludeUsers (-Dsession.excludeUsers): \'CORP\\\'')
assert log.contains('Parameter keepIfRunning (-Dsession.keepIfRunning): \'a/b.exe\' is no process name; use the name alone, such as devenv.exe')
assert log.contains('Parameter includeConsole (-Dsession.includeConsole): \'ja\' is neither true nor false')
assert log.contains('Parameter maxLogoffs (-Dsession.maxLogoffs): \'-1\' is not a whole number')
assert log.contains('Parameter timeout (-Dsession.timeout): \'soon\' is not a duration; use for example 90s, 30m, 2h, 1d or PT30M.')
assert log.split('session-maven-plugin:[^ ]+:logoff-disconnected .wrong. on project').size() - 1 == 13
assert !log.contains('Host simulated')
