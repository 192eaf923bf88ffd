String log = new File(basedir, 'build.log').text

assert log.contains('CHANGED session 4 of CORP\\dana: it belongs to CORP\\mallory now')
assert log.contains('LOGGED_OFF session 7 of CORP\\emil')
assert log.contains('1 logged off, 1 changed meanwhile and left alone, 3 kept')
