package io.github.sessionctl.it.endurance.kill;

/** The runnable jar on the Windows JVM: the process that has loaded the DLL is ended. */
class KilledServerOnWindowsJvmIT extends KilledServer {

    KilledServerOnWindowsJvmIT() {
        super(Server.Leg.WINDOWS);
    }
}
