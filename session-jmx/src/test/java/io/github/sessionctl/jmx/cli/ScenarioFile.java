package io.github.sessionctl.jmx.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a scenario and returns the host that has it. */
final class ScenarioFile {

    static final String USERS = """
            host console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console state=Active user=anna domain=BUILD logonAgo=3h
            session id=2 name=RDP-Tcp#12 state=Active user=bernd domain=CORP logonAgo=2h idleFor=35m answer=no
            session id=4 state=Disconnected user="dana fox" domain=CORP logonAgo=26h disconnectedFor=22h idleFor=22h
            session id=7 state=Disconnected user=emil domain=CORP logonAgo=6h disconnectedFor=40m idleFor=41m
            session id=65536 name=RDP-Tcp state=Listen
            process session=4 id=7301 name=devenv.exe memory=1G cpu=31m
            process session=7 id=7700 name=explorer.exe
            """;

    private ScenarioFile() {}

    static String in(Path folder, String scenario) {
        try {
            Path file = Files.createTempFile(folder, "users", ".scenario");
            return "simulated:" + Files.writeString(file, scenario);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
