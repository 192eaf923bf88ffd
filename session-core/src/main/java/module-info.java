/** The Windows session API from Java: list sessions, and log users off safely. */
@SuppressWarnings("module") // the modules that packages are exported to are built after this one
module io.github.sessionctl.core {
    requires com.sun.jna;
    requires static org.jspecify;

    exports io.github.sessionctl;
    exports io.github.sessionctl.action;
    exports io.github.sessionctl.doctor;
    exports io.github.sessionctl.fleet;
    exports io.github.sessionctl.fleet.broker;
    exports io.github.sessionctl.host;
    exports io.github.sessionctl.host.deadline;
    exports io.github.sessionctl.host.simulated;
    exports io.github.sessionctl.listing;
    exports io.github.sessionctl.logoff;
    exports io.github.sessionctl.monitor;
    exports io.github.sessionctl.report;
    exports io.github.sessionctl.request to
            io.github.sessionctl.jmx;
    exports io.github.sessionctl.session;
    exports io.github.sessionctl.text;
}
