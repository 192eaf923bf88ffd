String log = new File(basedir, 'build.log').text

assert log.contains("Parameter disconnectedFor (-Dsession.disconnectedFor): 'half an hour' is not a duration; use for example 90s, 30m, 2h, 1d or PT30M.")
assert !log.contains('Host simulated')
