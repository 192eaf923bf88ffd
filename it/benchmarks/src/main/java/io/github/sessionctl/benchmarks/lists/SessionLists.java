package io.github.sessionctl.benchmarks.lists;

import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.wts.WtsSessionHost;
import io.github.sessionctl.session.SessionInfo;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import oshi.driver.windows.registry.SessionWtsData;
import oshi.software.os.OSSession;

/** Three ways to list all sessions with their users, states and times. What they list is in the scenario of this process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SessionLists {

    @SuppressWarnings("NullAway.Init") // JMH calls open before all else.
    private SessionHost host;

    /** Opens the host. */
    @Setup
    public void open() {
        host = WtsSessionHost.local();
    }

    /** Gives it back. */
    @TearDown
    public void close() {
        host.close();
    }

    /** Ours. */
    @Benchmark
    public List<SessionInfo> sessionctl() {
        return host.list().stream().map(host::read).toList();
    }

    /** With the structures that JNA's own platform library has. */
    @Benchmark
    public List<JnaPlatformSessions.Session> jnaPlatform() {
        return JnaPlatformSessions.list();
    }

    /** OSHI's, which leaves out who is not active. */
    @Benchmark
    public List<OSSession> oshi() {
        return SessionWtsData.queryUserSessions();
    }
}
