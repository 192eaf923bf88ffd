/** Windows sessions over JMX: {@link io.github.sessionctl.jmx.SessionJmx} registers an MBean for each host. */
module io.github.sessionctl.jmx {
    requires transitive io.github.sessionctl.core;
    requires transitive java.management;
    requires java.management.rmi;
    requires static java.desktop;
    requires static jdk.jconsole;
    requires static com.fasterxml.jackson.core;
    requires static com.fasterxml.jackson.jr.ob;
    requires static info.picocli;
    requires static org.jspecify;

    exports io.github.sessionctl.jmx;
    exports io.github.sessionctl.jmx.audit;
}
