package io.github.sessionctl.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sessionctl.jmx.SessionJmx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXPrincipal;
import javax.security.auth.Subject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RolesTest {

    private static final String[] STRING = {"java.lang.String"};
    private static final String[] INT_AND_STRING = {"int", "java.lang.String"};

    @TempDir
    private Path folder;

    private Path passwords;
    private ServedBeans served;

    @BeforeEach
    void open() throws Exception {
        passwords = SecretFiles.write(folder, "passwords", "anna op-secret", "victor view-secret");
        served = new ServedBeans(new SettingsBuilder()
                .users(passwords, SecretFiles.write(folder, "access", "anna operator", "victor viewer")));
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void operatorActs() throws Exception {
        try (JMXConnector anna = served.connect("anna", "op-secret")) {
            MBeanServerConnection connection = anna.getMBeanServerConnection();

            assertThat((String) connection.invoke(served.bean, "logoff", new Object[] {4, "dana fox"}, INT_AND_STRING))
                    .startsWith("LOGGED_OFF");
            assertThat((Long) connection.getAttribute(served.auditBean, "RecordCount"))
                    .isPositive();
            assertThat(connection.queryNames(new ObjectName(SessionJmx.DOMAIN + ":*"), null))
                    .containsExactlyInAnyOrder(served.bean, served.auditBean);
        }
        assertThat(served.audited.get(0)).contains(" anna from 127.0.0.1: connect(role=\"operator\") -> DONE");
    }

    @Test
    void viewerReadsAndPlans() throws Exception {
        try (JMXConnector victor = served.connect("victor", "view-secret")) {
            MBeanServerConnection connection = victor.getMBeanServerConnection();

            assertThat(connection.getAttribute(served.bean, "SessionCount")).isEqualTo(7);
            assertThat((Object[]) connection.invoke(served.bean, "planLogoffDisconnected", new Object[] {"0s"}, STRING))
                    .isNotEmpty();
            connection.addNotificationListener(
                    new ObjectName("JMImplementation:type=MBeanServerDelegate"), (n, h) -> {}, null, null);
        }
        assertThat(served.audited).allSatisfy(line -> assertThat(line).doesNotContain("REFUSED"));
    }

    @Test
    void viewerCannotActAndTheTryIsAudited() throws Exception {
        try (JMXConnector victor = served.connect("victor", "view-secret")) {
            MBeanServerConnection connection = victor.getMBeanServerConnection();
            served.audited.clear();

            assertThat(catchThrowable(() ->
                            connection.invoke(served.bean, "logoff", new Object[] {4, "dana fox"}, INT_AND_STRING)))
                    .isInstanceOf(SecurityException.class)
                    .hasMessageContainingAll("Nothing has been changed", "logoff takes the role operator");
            assertThat(catchThrowable(
                            () -> connection.invoke(served.bean, "logoffDisconnected", new Object[] {"0s"}, STRING)))
                    .isInstanceOf(SecurityException.class);
            assertThat(catchThrowable(() -> connection.invoke(served.bean, "noSuchThing", null, null)))
                    .isInstanceOf(SecurityException.class);
            assertThat(catchThrowable(() -> connection.setAttribute(served.bean, new Attribute("ReadOnly", true))))
                    .isInstanceOf(SecurityException.class);

            assertThat(connection.getAttribute(served.bean, "DisconnectedCount"))
                    .isEqualTo(2);
            assertThat(served.audited)
                    .hasSize(4)
                    .allSatisfy(line -> assertThat(line)
                            .contains(" victor from 127.0.0.1: ", " on simulated -> REFUSED: a viewer may only look"))
                    .first()
                    .asString()
                    .contains("logoff(mbean=\"" + served.bean + "\", sessionId=\"4\", user=\"dana fox\")");
        }
    }

    @Test
    void viewerSeesNoAuditInAnyWay() throws Exception {
        try (JMXConnector victor = served.connect("victor", "view-secret")) {
            MBeanServerConnection connection = victor.getMBeanServerConnection();

            assertThat(connection.queryNames(null, null)).contains(served.bean).doesNotContain(served.auditBean);
            assertThat(connection.queryMBeans(served.auditBean, null)).isEmpty();
            assertThat(connection.getMBeanCount()).isEqualTo(2);
            assertThat(connection.isRegistered(served.auditBean)).isFalse();
            assertNotThere(() -> connection.getMBeanInfo(served.auditBean));
            assertNotThere(() -> connection.getObjectInstance(served.auditBean));
            assertNotThere(() -> connection.isInstanceOf(served.auditBean, "java.lang.Object"));
            assertNotThere(() -> connection.getAttribute(served.auditBean, "RecordCount"));
            assertNotThere(() -> connection.getAttributes(served.auditBean, new String[] {"RecordCount"}));
            assertNotThere(() -> connection.invoke(served.auditBean, "x", null, null));
            assertNotThere(() -> connection.addNotificationListener(served.auditBean, (n, h) -> {}, null, null));
            assertThat(served.audited)
                    .anySatisfy(line -> assertThat(line)
                            .contains(
                                    "victor", "getAttribute", "SessionAudit", "REFUSED: viewers do not see the audit"));
        }
    }

    private static void assertNotThere(ThrowingCallable call) {
        assertThatExceptionOfType(InstanceNotFoundException.class).isThrownBy(call);
    }

    @Test
    void operatorHearsTheAuditAlsoWhenAViewerWasTheFirstToSubscribe() throws Exception {
        try (JMXConnector victor = served.connect("victor", "view-secret");
                JMXConnector anna = served.connect("anna", "op-secret")) {
            victor.getMBeanServerConnection()
                    .addNotificationListener(
                            new ObjectName("JMImplementation:type=MBeanServerDelegate"), (n, h) -> {}, null, null);
            CountDownLatch heard = new CountDownLatch(1);
            anna.getMBeanServerConnection()
                    .addNotificationListener(served.auditBean, (n, h) -> heard.countDown(), null, null);

            served.connect("victor", "view-secret").close();

            assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void viewerCannotBorrowAnOperatorsName() throws Exception {
        try (JMXConnector victor = served.connect("victor", "view-secret")) {
            Subject anna = new Subject(true, Set.of(new JMXPrincipal("anna")), Set.of(), Set.of());

            assertThat(catchThrowable(() -> delegating(victor, anna)
                            .invoke(served.bean, "logoff", new Object[] {4, "dana fox"}, INT_AND_STRING)))
                    .isInstanceOfAny(Exception.class);
            assertThat(victor.getMBeanServerConnection().getAttribute(served.bean, "DisconnectedCount"))
                    .isEqualTo(2);
        }
    }

    @SuppressWarnings("removal") // as a client could on the versions that still have it
    private static MBeanServerConnection delegating(JMXConnector client, Subject subject) throws Exception {
        return client.getMBeanServerConnection(subject);
    }

    @Test
    void wrongLoginsAreRefusedAndAuditedAndToldNothing() throws Exception {
        assertLoginRefused("anna", "wrong", "user=\"anna\"");
        assertLoginRefused("victor", "op-secret", "user=\"victor\"");
        assertLoginRefused("mallory\nx", "op-secret", "user=\"mallory\\u000ax\"");
        assertThat(catchThrowable(() -> served.connect().close())).isInstanceOf(SecurityException.class);
        assertThat(catchThrowable(() -> served.connect(new String[] {"anna"}).close()))
                .isInstanceOf(SecurityException.class);
        assertThat(served.audited)
                .hasSize(5)
                .allSatisfy(line -> assertThat(line)
                        .contains("anonymous from 127.0.0.1: connect(", "-> REFUSED: ")
                        .doesNotContain("secret", "wrong\""));
    }

    private void assertLoginRefused(String user, String password, String audited) {
        assertThat(catchThrowable(() -> served.connect(user, password).close()))
                .isInstanceOf(SecurityException.class)
                .hasMessage("Authentication failed: wrong user name or password.")
                .hasNoCause();
        assertThat(served.audited.get(served.audited.size() - 1)).contains(audited);
    }

    @Test
    void clearPasswordsAreReplacedByHashesAndANewOneCountsAtOnce() throws Exception {
        served.connect("anna", "op-secret").close();
        assertThat(Files.readString(passwords)).contains("anna ", "victor ").doesNotContain("secret");

        served.connect("anna", "op-secret").close();
        SecretFiles.write(folder, "passwords", "anna changed", "victor view-secret");

        served.connect("anna", "changed").close();
        assertThat(catchThrowable(() -> served.connect("anna", "op-secret").close()))
                .isInstanceOf(SecurityException.class);
        SessionConnector.check(
                new SettingsBuilder().users(passwords, folder.resolve("access")).build());
    }

    @Test
    void passwordFileThatIsGoneLetsNobodyInAndIsAudited() throws Exception {
        Files.delete(passwords);

        assertThat(catchThrowable(() -> served.connect("anna", "op-secret").close()))
                .isInstanceOf(SecurityException.class)
                .hasMessageContaining("passwords cannot be checked now")
                .hasMessageNotContaining(folder.toString());
        assertThat(served.audited).singleElement().asString().contains("-> FAILED: ", "passwords");
    }
}
