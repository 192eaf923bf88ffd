import groovy.json.JsonSlurper

def report = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")) }
def sessions = { name, outcome -> report(name).hosts*.results.flatten().findAll { it.outcome == outcome }*.sessionId }
def planned = { name -> sessions(name, 'WOULD_LOG_OFF') }

assert planned('id') == [4]
assert planned('name') == [2]
assert planned('user') == [2, 4, 7, 9]
assert planned('states') == [2, 9]
assert planned('idle-for') == [4, 9]
assert planned('everybody') == [2, 4, 7, 9]
assert planned('force') == [1, 3, 4, 7]
assert planned('together') == [9]
assert planned('exclude-users') == [2, 9]
assert planned('keep-if-running') == [4]
assert planned('max-logoffs') == [4]
assert report('everybody').hosts[0].results.find { it.sessionId == 3 }.rule == 'OWN_SESSION'
assert !new File(basedir, 'build.log').text.contains('LOGGED_OFF')
