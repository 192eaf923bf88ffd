String log = new File(basedir, 'build.log').text

assert log.contains('Host simulated: 7 sessions, 2 to log off (disconnected for at least 10m, any user).')
assert log =~ /4 +Disconnected +CORP\\dana fox +22h +log off/
assert log =~ /65536 +RDP-Tcp +Listen +keep +LISTENER +it is a listener/
assert log.contains('LOGGED_OFF session 4 of CORP\\dana fox: after ')
assert log.contains('LOGGED_OFF session 7 of CORP\\emil: after ')
assert log =~ /Host simulated: 2 logged off, 5 kept, in \d/
