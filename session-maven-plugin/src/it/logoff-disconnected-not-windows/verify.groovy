String log = new File(basedir, 'build.log').text

assert log.contains('[INFO] Nothing to do: this is ' + System.getProperty('os.name') + ', and only Windows has sessions.')
assert !log.contains('Host local')
assert !new File(basedir, 'target/sessions.json').exists()
