package io.github.sessionctl.it.endurance.kill;

/** On a Linux JVM with the simulator's .so. */
@NeedsSimulator
class KilledServerIT extends KilledServer {

    KilledServerIT() {
        super(Server.Leg.LINUX);
    }
}
