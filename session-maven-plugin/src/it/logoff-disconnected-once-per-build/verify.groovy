List<String> log = new File(basedir, 'build.log').readLines()
def builds = log.count { it.contains('BUILD SUCCESS') }
assert builds == 4

// The mojo is called in every module, twice: in 4 modules in two of the builds, in 2 in the third. The last is a call by hand.
assert log.count { it.contains(':logoff-disconnected (') } == 2 * (4 + 4 + 2) + 1
assert log.count { it.contains('LOGGED_OFF session 4 ') } == builds
assert log.count { it.contains('Dry run, nothing was touched') } == builds - 1
