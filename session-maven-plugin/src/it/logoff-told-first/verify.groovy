import groovy.json.JsonSlurper

def report = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")) }
def sessions = { name, outcome -> report(name).hosts*.results.flatten().findAll { it.outcome == outcome }*.sessionId }

assert sessions('tell', 'LOGGED_OFF') == [2, 3, 4]
assert sessions('tell', 'SKIPPED') == [7]
assert new File(basedir, 'build.log').text.contains('Logging off 3 sessions, of which 3 are told or asked first and given 1s;')
