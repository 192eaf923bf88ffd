import groovy.json.JsonSlurper
import java.time.Instant

def report = new JsonSlurper().parse(new File(basedir, 'target/reports/sessions.json'))
assert report.schemaVersion == 1
assert Instant.parse(report.startedAt) <= Instant.now()
assert !report.dryRun
assert report.counts.FAILED == 1
def dana = report.hosts[0].results.find { it.sessionId == 4 }
assert dana.outcome == 'FAILED'
assert dana.reason == 'ACCESS_DENIED'
assert dana.win32Code == 5
assert dana.explanation.contains('run elevated')
assert report.hosts[1].host == 'winbuild01'
assert report.hosts[1].results == []
assert report.hosts[1].error.reason == 'UNSUPPORTED_SYSTEM'
assert report.hosts[1].error.operation == 'OPEN'
assert report.hosts[1].error.win32Code == null
assert !report.hosts[1].error.nextStep.isEmpty()
