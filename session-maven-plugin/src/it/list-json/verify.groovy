import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text

def written = new JsonSlurper().parse(new File(basedir, 'target/sessions.json'))
assert written.schemaVersion == 1
def host = written.hosts[0]
assert host.error == null
assert host.sessions*.sessionId == [0, 1, 2, 4, 65536]
assert host.sessions*.protection == ['SERVICES', 'CONSOLE', null, null, 'LISTENER']

def bernd = host.sessions[2]
assert bernd.user == 'bernd'
assert bernd.clientName == 'LAPTOP-12'
assert bernd.clientAddress == '192.0.2.12'
assert bernd.locked
assert bernd.idleSeconds >= 35 * 60
assert host.sessions[3].user == 'j\u00F6rg fox'

// The first build has written the document, so it is the second one that has printed it.
assert log.contains('"protection" : "LISTENER"')
