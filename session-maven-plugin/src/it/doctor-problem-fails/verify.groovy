String log = new File(basedir, 'build.log').text

assert log.contains('1 problem found:')
assert log.contains('access denied')
