import groovy.json.JsonSlurper

String log = new File(basedir, 'build.log').text
def worst = { name -> new JsonSlurper().parse(new File(basedir, "target/${name}.json")).findings*.status }

assert !worst('healthy').contains('PROBLEM')
assert worst('sick').contains('PROBLEM')
assert log.contains('1 problem found:')
assert log.contains('access denied')
