import groovy.json.JsonSlurper

def report = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")) }
def sessions = { name, outcome -> report(name).hosts*.results.flatten().findAll { it.outcome == outcome }*.sessionId }
def planned = { name -> sessions(name, 'WOULD_LOG_OFF') }

assert planned('disconnected-for') == [4]
assert planned('include-users') == [7]
assert planned('exclude-users') == [7]
assert planned('keep-if-running') == [4]
assert planned('include-console') == [1, 4, 7]
assert planned('max-logoffs') == [4]
assert planned('several-hosts') == [4, 7, 4, 7]
assert report('keep-if-running').hosts[0].results.find { it.sessionId == 7 }.rule == 'RUNNING_PROCESS'
assert report('max-logoffs').hosts[0].results.find { it.sessionId == 7 }.rule == 'LIMIT'
assert !new File(basedir, 'build.log').text.contains('LOGGED_OFF')
