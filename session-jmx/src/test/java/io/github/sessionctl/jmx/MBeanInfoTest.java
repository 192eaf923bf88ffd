package io.github.sessionctl.jmx;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanOperationInfo;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.TabularType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What JConsole shows of the MBean before anybody asks for a value. */
class MBeanInfoTest {

    private static final String ROWS = "[Ljavax.management.openmbean.CompositeData;";

    private static RemoteBean bean;

    @BeforeAll
    static void open() throws Exception {
        bean = RemoteBean.of(WatchedHost.AGENT);
    }

    @AfterAll
    static void close() throws Exception {
        bean.close();
    }

    @Test
    void attributesHaveTheirNamesAndOpenTypes() throws Exception {
        Map<String, String> types = Arrays.stream(bean.info().getAttributes())
                .collect(toMap(MBeanFeatureInfo::getName, MBeanAttributeInfo::getType));

        assertThat(types)
                .containsOnly(
                        entry("HostName", "java.lang.String"),
                        entry("Version", "java.lang.String"),
                        entry("ReadOnly", "boolean"),
                        entry("Sessions", ROWS),
                        entry("SessionTable", "[Ljava.lang.String;"),
                        entry("SessionCount", "int"),
                        entry("ActiveCount", "int"),
                        entry("DisconnectedCount", "int"),
                        entry("LongestDisconnectedSeconds", "long"),
                        entry("CountByState", "javax.management.openmbean.TabularData"),
                        entry("LogoffSucceededCount", "long"),
                        entry("LogoffFailedCount", "long"),
                        entry("ReadFailureCount", "long"),
                        entry("HangingCallCount", "int"),
                        entry("LastReport", ROWS),
                        entry("LastError", "java.lang.String"),
                        entry("LastRefresh", "java.lang.String"));
        assertThat(bean.info().getAttributes())
                .allSatisfy(MBeanInfoTest::assertIsOpen)
                .allMatch(attribute -> attribute.isReadable() && !attribute.isWritable());
    }

    @Test
    void rowsHaveTheirFields() throws Exception {
        assertThat(rowType("Sessions").keySet())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "state",
                        "user",
                        "domain",
                        "clientName",
                        "clientAddress",
                        "logonTime",
                        "disconnectTime",
                        "idleSeconds",
                        "locked",
                        "protection");
        assertThat(rowType("LastReport").keySet())
                .containsExactlyInAnyOrder(
                        "sessionId",
                        "sessionName",
                        "state",
                        "user",
                        "domain",
                        "outcome",
                        "rule",
                        "explanation",
                        "win32Code",
                        "tookMillis");
        assertThat(rowType("Sessions").getType("id").getClassName()).isEqualTo("java.lang.Long");
        assertThat(((TabularType) openType("CountByState")).getIndexNames()).containsExactly("key");
    }

    @Test
    void operationsHaveTheirParametersTypesAndImpacts() throws Exception {
        assertThat(bean.info().getOperations())
                .extracting(MBeanInfoTest::signature)
                .containsExactlyInAnyOrder(
                        "ACTION java.lang.String logoff(int sessionId, java.lang.String user)",
                        "ACTION " + ROWS + " logoffUser(java.lang.String user)",
                        "ACTION " + ROWS
                                + " logoffIdle(java.lang.String idleFor, java.lang.String message, int graceSeconds)",
                        "ACTION " + ROWS + " logoffAll(java.lang.String message, int graceSeconds)",
                        "ACTION java.lang.String disconnect(int sessionId, java.lang.String user)",
                        "ACTION java.lang.String sendMessage(int sessionId, java.lang.String title, java.lang.String text)",
                        "ACTION java.lang.String askToLogOff(int sessionId, java.lang.String user, java.lang.String text, int timeoutSeconds)",
                        "INFO " + ROWS + " listProcesses(int sessionId)",
                        "ACTION " + ROWS + " logoffDisconnected(java.lang.String disconnectedFor)",
                        "INFO " + ROWS + " planLogoffDisconnected(java.lang.String disconnectedFor)");
        assertThat(bean.info().getOperations()).allSatisfy(MBeanInfoTest::assertIsOpen);
    }

    @Test
    void operationsComeInTheOrderOfTheirNames() throws Exception {
        assertThat(bean.info().getOperations())
                .extracting(MBeanOperationInfo::getName)
                .isSorted();
    }

    @Test
    void notificationsAreAnnouncedWithAllTheirTypes() throws Exception {
        assertThat(bean.info().getNotifications()).singleElement().satisfies(notification -> {
            assertThat(notification.getNotifTypes())
                    .containsExactlyInAnyOrder(
                            "session.loggedOn",
                            "session.loggedOff",
                            "session.connected",
                            "session.disconnected",
                            "session.reconnected",
                            "session.locked",
                            "session.unlocked",
                            "session.renamed");
            assertThat(notification.getDescription()).endsWith(".");
        });
    }

    @Test
    void everythingIsDescribedInSentences() throws Exception {
        assertThat(bean.info().getDescription())
                .startsWith("The sessions of a Windows machine")
                .endsWith(".");
        assertThat(bean.info().getAttributes())
                .allSatisfy(attribute -> assertIsSentence(attribute, attribute.getName()));
        for (MBeanOperationInfo operation : bean.info().getOperations()) {
            assertIsSentence(operation, operation.getName());
            assertThat(operation.getSignature())
                    .allSatisfy(parameter -> assertIsSentence(parameter, operation.getName()));
        }
    }

    private static void assertIsOpen(MBeanFeatureInfo feature) {
        assertThat(feature.getDescriptor().getFieldValue(JMX.OPEN_TYPE_FIELD))
                .as(feature.getName())
                .isInstanceOf(OpenType.class);
    }

    private static void assertIsSentence(MBeanFeatureInfo feature, String of) {
        assertThat(feature.getDescription())
                .as("%s of %s", feature.getName(), of)
                .hasSizeGreaterThan(20)
                .endsWith(".")
                .isNotEqualTo(feature.getName());
    }

    private static String signature(MBeanOperationInfo operation) {
        String impact = operation.getImpact() == MBeanOperationInfo.ACTION
                ? "ACTION"
                : operation.getImpact() == MBeanOperationInfo.INFO ? "INFO" : "UNKNOWN";
        String parameters = String.join(
                ", ",
                Arrays.stream(operation.getSignature())
                        .map(parameter -> parameter.getType() + " " + parameter.getName())
                        .toList());
        return impact + " " + operation.getReturnType() + " " + operation.getName() + "(" + parameters + ")";
    }

    private static CompositeType rowType(String attribute) throws Exception {
        return (CompositeType) ((ArrayType<?>) openType(attribute)).getElementOpenType();
    }

    private static OpenType<?> openType(String name) throws Exception {
        return Arrays.stream(bean.info().getAttributes())
                .filter(attribute -> attribute.getName().equals(name))
                .map(attribute -> (OpenType<?>) attribute.getDescriptor().getFieldValue(JMX.OPEN_TYPE_FIELD))
                .findFirst()
                .orElseThrow();
    }
}
