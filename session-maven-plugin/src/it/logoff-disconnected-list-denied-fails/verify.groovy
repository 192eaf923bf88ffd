String log = new File(basedir, 'build.log').text

assert log.contains('Cannot list the sessions on simulated:')
assert log.contains('access denied (Win32 error 5)')
assert !log.contains('0 sessions')
assert log.contains('MojoExecutionException')
