String log = new File(basedir, 'build.log').text

assert log.count('LOGGED_OFF session 4 ') == 1
assert log.indexOf('LOGGED_OFF session 4 ') < log.indexOf(':clean (default-clean)')
assert log.count(':logoff-disconnected (') == 2
assert new File(basedir, 'sessions.json').isFile()
