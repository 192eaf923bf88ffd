String log = new File(basedir, 'build.log').text
int second = log.indexOf('[WARNING] Parameter excludeUsers')

assert log.contains("Parameter dryRun (-Dsession.dryRun): the POM says 'false', which wins over 'true' from -Dsession.dryRun, so this would be no dry run")
assert log.contains("[WARNING] Parameter excludeUsers: the POM says 'CORP\\*', which wins over 'nobody' from -Dsession.excludeUsers.")
assert log.contains("[WARNING] '-DdryRun=true' does nothing for logoff-disconnected: its parameter is -Dsession.dryRun. This is no dry run.")
assert log.count('Host simulated') == 1
assert log.indexOf('Host simulated') > second
assert log.contains('EXCLUDED_USER 2')
