String log = new File(basedir, 'build.log').text

assert log =~ /Host simulated:.*: 5 sessions/
assert log =~ /ID +SESSION +STATE +USER +LOGON +IDLE +LOCKED +CLIENT +ADDRESS +PROTECTED/
assert log =~ /2 +RDP-Tcp#12 +Active +CORP\\bernd +\d{4}-\d\d-\d\d \d\d:\d\d +35m +yes +LAPTOP-12 +192\.0\.2\.12/
assert log =~ /1 +Console +Active +BUILD\\anna .*CONSOLE/
assert !log.contains('CORP\\gone')
