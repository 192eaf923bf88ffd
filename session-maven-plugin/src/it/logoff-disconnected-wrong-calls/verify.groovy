String log = new File(basedir, 'build.log').text

assert log.contains("'-Dsession.dryrun': no goal has a parameter of that name; did you mean session.dryRun? Nothing has been touched.")
assert log.contains("'-DSession.excludeUsers': no goal has a parameter of that name; did you mean session.excludeUsers?")
assert log.contains('Parameter excludeUsers (-Dsession.excludeUsers): the value is empty')
assert log.contains("Parameter keepIfRunning (-Dsession.keepIfRunning): '\${env.SESSIONCTL_KEEP}' is not defined")
assert log.contains("Parameter keepIfRunning (-Dsession.keepIfRunning): 'true' is what Maven makes of an option without a value")
assert log.contains('Id, name, user, states, idleFor and all do not go with disconnectedFor; use includeUsers for users.')
assert !log.contains('Host simulated')
