package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.jmx.audit.AuditRecord;
import io.github.sessionctl.jmx.audit.AuditTrail;
import io.github.sessionctl.jmx.audit.Caller;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** Takes down who has come in, and who was kept from what. */
final class ConnectorAudit {

    private static final String CONNECT = "connect";
    private static final String REFUSED = "REFUSED";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 300;

    private final AuditTrail trail;
    private final Clock clock;

    ConnectorAudit(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    /** The address at the other end of the connection that this thread serves. */
    String peer() {
        return caller().way();
    }

    void connected(String user, Role role) {
        add(new Caller(List.of(user), caller().way()), "", CONNECT, Map.of("role", role.word()), "DONE", "");
    }

    /** A name that nobody has proved is a parameter, not the caller. */
    void loginRefused(@Nullable String user, String why) {
        add(caller(), "", CONNECT, user == null ? Map.of() : Map.of("user", cut(user, LONGEST_NAME)), REFUSED, why);
    }

    /** Nobody could log in, whatever the password. */
    void loginFailed(String user, String why) {
        add(caller(), "", CONNECT, Map.of("user", cut(user, LONGEST_NAME)), "FAILED", why);
    }

    void handshakeFailed(String peer, IOException failure) {
        String why = failure instanceof SocketTimeoutException
                ? "TLS: the client has not said anything in time"
                : "TLS: " + failure.getMessage();
        add(new Caller(List.of(), peer), "", CONNECT, Map.of(), REFUSED, why);
    }

    /** A call on an MBean, with the arguments as they came. */
    void callRefused(String operation, @Nullable ObjectName bean, Map<String, String> arguments, String why) {
        Map<String, String> parameters = new HashMap<>();
        arguments.forEach((name, value) -> parameters.put(clean(cut(name, LONGEST_NAME)), cut(value, LONGEST_REASON)));
        if (bean != null) {
            parameters.put("mbean", cut(bean.toString(), LONGEST_REASON));
        }
        add(caller(), host(bean), cut(operation, LONGEST_NAME), parameters, REFUSED, why);
    }

    private static String host(@Nullable ObjectName bean) {
        String name = bean == null ? null : bean.getKeyProperty("name");
        return name == null ? "" : name.startsWith("\"") ? ObjectName.unquote(name) : name;
    }

    /** Who is at the other end of the connection that this thread serves, which is one of ours. */
    private static Caller caller() {
        try {
            return Caller.throughOwnConnector(Caller::current);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("nobody knows who has called", e);
        }
    }

    private void add(
            Caller caller, String host, String operation, Map<String, String> parameters, String outcome, String why) {
        String reason = clean(cut(why, LONGEST_REASON));
        trail.add(new AuditRecord(
                clock.instant(), caller, clean(host), clean(operation), parameters, "", outcome, reason));
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "...";
    }

    /** Also what a peer can choose, such as the names in its certificate, begins no line of its own. */
    private static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]", "?");
    }
}
