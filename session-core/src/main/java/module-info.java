/** The Windows session API from Java: list sessions, and log users off safely. */
@SuppressWarnings("module") // session-jmx is built later, and is no module that this one could find
module io.github.sessionctl.core {
    requires com.sun.jna;
    requires static org.jspecify;

    exports io.github.sessionctl;
    exports io.github.sessionctl.action;
    exports io.github.sessionctl.doctor;
    exports io.github.sessionctl.fleet;
    exports io.github.sessionctl.host;
    exports io.github.sessionctl.host.simulated;
    exports io.github.sessionctl.listing;
    exports io.github.sessionctl.logoff;
    exports io.github.sessionctl.monitor;
    exports io.github.sessionctl.session;

    // What our own front ends share. The Maven plugin is on the class path, where everything can be seen.
    exports io.github.sessionctl.host.deadline to
            io.github.sessionctl.jmx;
    exports io.github.sessionctl.report to
            io.github.sessionctl.jmx;
    exports io.github.sessionctl.request to
            io.github.sessionctl.jmx;
    exports io.github.sessionctl.text to
            io.github.sessionctl.jmx;
}
