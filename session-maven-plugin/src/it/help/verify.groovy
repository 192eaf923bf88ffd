String log = new File(basedir, 'build.log').text

['session:help', 'session:list', 'session:logoff-disconnected'].each { assert log.contains(it) }
assert log.contains('disconnectedFor (Default: 10m)')
assert log.contains('User property: session.disconnectedFor')
