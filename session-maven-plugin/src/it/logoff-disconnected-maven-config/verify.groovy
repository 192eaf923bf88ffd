String log = new File(basedir, 'build.log').text

assert log.contains('none to log off (disconnected for at least 2d, any user, but not emil or frida)') ||
        log.contains("Parameter excludeUsers (-Dsession.excludeUsers): 'emil,frida -Dsession.disconnectedFor=2d' holds another option")
assert !log.contains('LOGGED_OFF')
