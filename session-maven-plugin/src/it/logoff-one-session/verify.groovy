import groovy.json.JsonSlurper

def report = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")) }
def sessions = { name, outcome -> report(name).hosts*.results.flatten().findAll { it.outcome == outcome }*.sessionId }
String log = new File(basedir, 'build.log').text

assert sessions('one', 'LOGGED_OFF') == [4]
assert sessions('one', 'SKIPPED').size() == 7
assert log.contains('8 sessions, 1 to log off (session 4, user dana).')
assert !log.contains('emil')
