import groovy.json.JsonSlurper

def report = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")) }
def sessions = { name, outcome -> report(name).hosts*.results.flatten().findAll { it.outcome == outcome }*.sessionId }

assert sessions('preview', 'WOULD_ACT') == [2, 9]
assert sessions('idle', 'DISCONNECTED') == [9]
assert sessions('own', 'DISCONNECTED') == []
assert report('own').hosts[0].results.find { it.sessionId == 3 }.rule == 'OWN_SESSION'
assert sessions('forced', 'DISCONNECTED') == [3]
