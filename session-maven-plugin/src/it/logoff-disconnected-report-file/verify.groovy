import groovy.json.JsonSlurper
import java.time.Instant

def report = new JsonSlurper().parse(new File(basedir, 'target/reports/sessions.json'))
assert report.schemaVersion == 1
assert Instant.parse(report.startedAt) <= Instant.now()
assert !report.dryRun
assert report.counts.LOGGED_OFF == 2
assert report.counts.SKIPPED == 3
assert report.counts.FAILED == 0
assert report.hosts.size() == 1
assert report.hosts[0].error == null

def dana = report.hosts[0].results.find { it.sessionId == 4 }
assert dana.user == 'dana'
assert dana.domain == 'CORP'
assert dana.state == 'Disconnected'
assert dana.outcome == 'LOGGED_OFF'
assert dana.rule == null
assert dana.idleSeconds >= 22 * 3600
assert Instant.parse(dana.disconnectTime) > Instant.parse(dana.logonTime)
assert report.hosts[0].results.find { it.sessionId == 1 }.rule == 'CONSOLE'
assert new File(basedir, 'target/reports').list() as List == ['sessions.json']
