import groovy.json.JsonSlurper

def report = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")) }
def sessions = { name, outcome -> report(name).hosts*.results.flatten().findAll { it.outcome == outcome }*.sessionId }

String log = new File(basedir, 'build.log').text

assert log.contains('SKIPPED (CONSOLE) session 1 of BUILD\\anna')
assert log.contains('SKIPPED (NOT_INCLUDED_USER) session 4 of CORP\\dana')
assert log.contains('(asked for: session 77); session:list shows those that there are')
assert log.contains('STILL_LOGGING_OFF session 8 of CORP\\slow')
assert log.count('1 session was not logged off as asked:') >= 4
assert log.contains('allow more time with session.timeout')
assert sessions('kept', 'SKIPPED').size() == 9
assert sessions('late', 'STILL_LOGGING_OFF') == [8]
assert !log.contains('  LOGGED_OFF')
