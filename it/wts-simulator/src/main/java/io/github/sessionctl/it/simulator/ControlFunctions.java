package io.github.sessionctl.it.simulator;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/**
 * The functions of {@code wts_simulator.h}, under their own names. Loaded on first use, and only once it is certain whose library
 * it is.
 */
final class ControlFunctions {

    static final String LIBRARY = "wtsapi32";

    /** The function by which our library is told from the real one. */
    static final String MARK = "WtsSimVersion";

    static {
        WtsSimulator.requireOurs();
        // Without options, as the code under test does: with others JNA would unpack and load a second library.
        Native.register(ControlFunctions.class, NativeLibrary.getInstance(LIBRARY));
    }

    private ControlFunctions() {}

    static native int WtsSimLoad(byte[] utf8Text);

    static native int WtsSimChange(byte[] utf8Keys);

    static native int WtsSimWaitingCalls();

    static native int WtsSimEventWaits();

    static native int WtsSimProblem(byte[] buffer, int capacity);

    static native int WtsSimJournal(byte[] buffer, int capacity);

    static native void WtsSimClearJournal();

    static native void WtsSimKeepJournal(int on);

    static native int WtsSimOutstanding();

    static native int WtsSimWrongFrees();

    static native int WtsSimOpenHandles();

    static native int WtsSimWrongHandles();

    static native void WtsSimGuardPages(int on);
}
