String log = new File(basedir, 'build.log').text

assert log.contains('LOGGED_OFF session 7 of CORP\\emil')
assert log.contains('2 hosts: 2 logged off, 5 kept; 1 could not be asked.')
assert log =~ /\[ERROR] .*Cannot open the session API of winbuild01: .*Run it on Windows/
