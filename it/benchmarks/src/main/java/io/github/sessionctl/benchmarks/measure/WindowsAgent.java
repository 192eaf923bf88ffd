package io.github.sessionctl.benchmarks.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A machine with five sessions, for the simulated wtsapi32.dll and for a batch file that cuts the table of query session. */
public final class WindowsAgent {

    private WindowsAgent() {}

    /** The scenario that the DLL plays. */
    public static Path scenario(Path folder) throws IOException {
        return Files.writeString(folder.resolve("agent.scenario"), """
                host name=AGENT own=3
                session id=0 name=Services state=Disconnected
                session id=2 name=RDP-Tcp#2 state=Active user=bernd domain=CORP logonAgo=2h idleFor=5m
                session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=2h
                session id=7 state=Disconnected user=emil domain=CORP logonAgo=26h disconnectedFor=3h
                session id=65536 name=RDP-Tcp state=Listen
                """);
    }

    /** Writes cut.bat. In place of query session it types a file: Wine has no such command, and Windows starts two programs for it. */
    public static void batch(Path folder) throws IOException {
        Files.writeString(folder.resolve("sessions.txt"), """
                 SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE
                 services                                    0  Disc
                 rdp-tcp#2         bernd                     2  Active
                                   dana                      4  Disc
                                   emil                      7  Disc
                 rdp-tcp                                 65536  Listen
                """);
        Files.writeString(
                folder.resolve("cut.bat"),
                "@echo off\r\nfor /f \"skip=1 tokens=1-3\" %%a in ('type sessions.txt') do echo %%a %%b %%c\r\n");
    }
}
