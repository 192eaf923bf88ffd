String log = new File(basedir, 'build.log').text

assert !log.contains('Host simulated')
assert !log.contains('LOGGED_OFF')
assert !log.contains('[WARN')
