import groovy.json.JsonSlurper

// Where there is no project, the goal needs none.
assert !new File(basedir, 'pom.xml').exists()
def results = new JsonSlurper().parse(new File(basedir, 'target/sessions.json')).hosts[0].results
assert results.findAll { it.outcome == 'LOGGED_OFF' }*.sessionId == [4, 7]
