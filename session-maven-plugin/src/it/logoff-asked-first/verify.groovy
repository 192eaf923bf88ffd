import groovy.json.JsonSlurper

def report = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")) }
def sessions = { name, outcome -> report(name).hosts*.results.flatten().findAll { it.outcome == outcome }*.sessionId }

assert sessions('ask', 'LOGGED_OFF') == [2, 7]
assert sessions('ask', 'DECLINED') == [3, 4]
