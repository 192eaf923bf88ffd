package io.github.sessionctl.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.jr.ob.JSON;
import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.jmx.audit.AuditTrail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;

/** Bodies that are posted to the real Jolokia agent, in front of our MBean: an answer to each, and nobody logged off but whom a request names. */
class JolokiaBodyFuzzTest {

    private static final Jolokia JOLOKIA = new Jolokia();
    private static final byte[] VERSION = "{\"type\":\"version\"}".getBytes(StandardCharsets.UTF_8);

    /** Jolokia 2.6.0 writes the last digit of U+001F, in what it repeats of a request, as the character that follows 9 at that distance: a question mark. */
    private static final Pattern MISWRITTEN_CONTROL_CHARACTER = Pattern.compile("\\\\u00[01][:-?]");

    // Kept, because the logging of Java forgets a logger, and with it its level, that nobody holds.
    private static final Logger AUDIT_LOG = Logger.getLogger(AuditTrail.LOGGER);

    static {
        AUDIT_LOG.setLevel(Level.OFF);
    }

    @FuzzTest
    void anyBodyIsAnsweredAndLogsOffWhomItNamesOrNobody(FuzzedDataProvider input) throws Exception {
        byte[] body = JolokiaBody.of(input);
        WitnessedHost host = WitnessedHost.withoutMessages();
        SessionJmxOptions options =
                SessionJmxOptions.forHosts(List.of(host.address())).openedBy(address -> host);
        // To Jolokia, that is: Jazzer reports any other connection.
        try (SilentCloseable allowed = BugDetectors.allowNetworkConnections((to, port) -> port == JOLOKIA.port());
                SessionJmxRegistration registration = SessionJmx.register(options)) {
            assertThat(allowed).isNotNull();
            assertThat(registration.objectNames()).hasToString("[" + JolokiaBody.MBEAN + "]");

            check(answer(body));

            assertThat(JolokiaBody.allowed(body))
                    .as("whom this names: %s", new String(body, StandardCharsets.UTF_8))
                    .containsAll(host.touched);
            assertThat(JOLOKIA.post(VERSION).text()).contains("\"status\":200");
        }
    }

    private static Jolokia.Answer answer(byte[] body) throws InterruptedException {
        try {
            return JOLOKIA.post(body);
        } catch (IOException e) {
            throw new AssertionError("no answer to: " + new String(body, StandardCharsets.UTF_8), e);
        }
    }

    /** JSON with a status for each request, or an error of HTTP. */
    private static void check(Jolokia.Answer answer) throws Exception {
        if (answer.isError()) {
            return;
        }
        assertThat(answer.status()).isEqualTo(200);
        Object json = json(answer.text());
        assertThat(json).isInstanceOfAny(List.class, Map.class);
        for (Object each : json instanceof List<?> all ? all : List.of(json)) {
            assertThat(each)
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .extractingByKey("status")
                    .isInstanceOf(Integer.class);
        }
    }

    private static Object json(String answer) {
        try {
            return JSON.std.anyFrom(MISWRITTEN_CONTROL_CHARACTER.matcher(answer).replaceAll("\\\\u0010"));
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + answer, e);
        }
    }
}
