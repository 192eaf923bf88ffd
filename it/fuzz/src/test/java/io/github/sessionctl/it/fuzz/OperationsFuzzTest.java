package io.github.sessionctl.it.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.jmx.SessionJmxRegistration;
import io.github.sessionctl.jmx.audit.AuditRecord;
import io.github.sessionctl.jmx.audit.AuditTrail;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

/** Each operation of the MBean with arguments of the right types and any values, null too. */
class OperationsFuzzTest {

    private static final Logger AUDIT_LOG = Logger.getLogger(AuditTrail.LOGGER);

    /** An audit line names each parameter, shortened. */
    private static final int LONGEST_LINE = 100_000;

    static {
        AUDIT_LOG.setUseParentHandlers(false);
    }

    @FuzzTest
    void anyArgumentsDoWhatTheySayOrNothing(FuzzedDataProvider input) throws JMException {
        WitnessedHost host = new WitnessedHost();
        MBeanServer beans = MBeanServerFactory.newMBeanServer();
        List<AuditRecord> records = new CopyOnWriteArrayList<>();
        AuditTrail trail = new AuditTrail();
        trail.listen(records::add);
        SessionJmxOptions options = SessionJmxOptions.forHosts(List.of(host.address()))
                .onServer(beans)
                .auditedBy(trail)
                .openedBy(address -> host);
        try (SessionJmxRegistration registration = SessionJmx.register(options)) {
            ObjectName name = registration.objectNames().get(0);
            MBeanOperationInfo operation =
                    input.pickValue(beans.getMBeanInfo(name).getOperations());
            Object[] arguments = Stream.of(operation.getSignature())
                    .map(parameter -> argument(parameter, input))
                    .toArray();
            call(beans, name, operation, arguments);
            assertThat(AllowedSessions.of(operation.getName(), Arrays.asList(arguments)))
                    .containsAll(host.touched);
        }
        assertThat(records).isNotEmpty();
        records.forEach(record -> {
            assertThat(record.toLine()).hasSizeLessThan(LONGEST_LINE);
            assertThat(record.toLine().codePoints().anyMatch(Character::isISOControl))
                    .isFalse();
        });
    }

    private static void call(MBeanServer beans, ObjectName name, MBeanOperationInfo operation, Object[] arguments)
            throws JMException {
        String[] types = Arrays.stream(operation.getSignature())
                .map(MBeanParameterInfo::getType)
                .toArray(String[]::new);
        try {
            beans.invoke(name, operation.getName(), arguments, types);
        } catch (RuntimeMBeanException e) {
            assertThat(e.getTargetException())
                    .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class);
            for (Throwable each = e; each != null; each = each.getCause()) {
                assertThat(each.getClass().getClassLoader())
                        .as("who loads %s", each.getClass())
                        .isNull();
            }
            Refusal.assertIsClear(e.getTargetException().getMessage());
        }
    }

    private static Object argument(MBeanParameterInfo parameter, FuzzedDataProvider input) {
        if (parameter.getName().endsWith("Seconds")) {
            // What is accepted would make the test wait.
            return input.pickValue(new Integer[] {Integer.MIN_VALUE, -1, 0, 86_401, Integer.MAX_VALUE});
        }
        if (parameter.getType().equals("int")) {
            return input.consumeBoolean() ? input.consumeInt(-1, 5) : input.consumeInt();
        }
        return switch (input.consumeInt(0, 9)) {
            case 0 -> null;
            case 1 -> "x\n".repeat(100_000);
            case 2 -> "String";
            case 3 ->
                input.pickValue(new String[] {"dana", "CORP\\dana", "corp\\BERND", "anna", "0s", "2h", "*", "d?na"});
            default -> input.consumeString(200);
        };
    }
}
