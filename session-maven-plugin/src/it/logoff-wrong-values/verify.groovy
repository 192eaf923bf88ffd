String log = new File(basedir, 'build.log').text

assert log.contains('Parameter hosts (-Dsession.hosts): \'bad host!\'')
assert log.contains('Parameter dryRun (-Dsession.dryRun): \'on\' is neither true nor false')
assert log.contains('Parameter id (-Dsession.id): \'four\' is not a session ID')
assert log.contains('Parameter user (-Dsession.user): \'CORP\\\'')
assert log.contains('Parameter states (-Dsession.states): \'aktiv\' is no connect state; known are active,')
assert log.contains('Parameter idleFor (-Dsession.idleFor): \'0s\' would mean everybody')
assert log.contains('Parameter all (-Dsession.all): \'everybody\' is neither true nor false')
assert log.contains('Parameter all (-Dsession.all): true means everybody, so it goes with none of id, name, user, states, idleFor')
assert log.contains('No session was selected, and nothing has been touched. Give at least one of id, name, user, states, idleFor')
assert log.contains('Parameter force (-Dsession.force): \'yes\' is neither true nor false')
assert log.contains('Parameter timeout (-Dsession.timeout): \'soon\' is not a duration; use for example 90s, 30m, 2h, 1d or PT30M.')
assert log.contains('Parameter grace (-Dsession.grace): \'2d\' is not between 0s and 1d')
assert log.contains('Parameter grace (-Dsession.grace): nobody would know what the time is for; give message or ask, too')
assert log.contains('Parameter ask (-Dsession.ask): \'please\' is neither true nor false')
assert log.contains('Parameter user (-Dsession.user): \'${agent.user}\' is not defined; define it, or leave the parameter out.')
assert log.split('session-maven-plugin:[^ ]+:logoff .wrong. on project').size() - 1 == 15
assert !log.contains('Host simulated')
