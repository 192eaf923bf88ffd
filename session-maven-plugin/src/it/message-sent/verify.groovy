import groovy.json.JsonSlurper

def report = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")) }
def sessions = { name, outcome -> report(name).hosts*.results.flatten().findAll { it.outcome == outcome }*.sessionId }

assert sessions('preview', 'WOULD_ACT') == [2, 9]
assert sessions('send', 'MESSAGE_SENT') == [2, 9]
assert new File(basedir, 'build.log').text.contains('MESSAGE_SENT session 2 of CORP\\bernd')
