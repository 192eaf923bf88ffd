import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A JMX client that has nothing but the JDK: reads everything, presses every button, logs off whom nobody misses. */
class GenericClient {

    public static void main(String[] args) throws Exception {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(args[0]))) {
            MBeanServerConnection server = connector.getMBeanServerConnection();
            ObjectName bean = server.queryNames(new ObjectName("io.github.sessionctl:type=SessionHost,*"), null)
                    .iterator()
                    .next();
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
                System.out.println("attribute: " + attribute.getName() + " = "
                        + server.getAttribute(bean, attribute.getName()) + " (" + attribute.getDescription() + ")");
            }
            for (String line : (String[]) server.getAttribute(bean, "SessionTable")) {
                System.out.println("table: " + line);
            }
            for (MBeanNotificationInfo told : server.getMBeanInfo(bean).getNotifications()) {
                System.out.println("notifications: " + String.join(" ", told.getNotifTypes()) + " (" + told.getDescription() + ")");
            }
            CountDownLatch heard = new CountDownLatch(1);
            server.addNotificationListener(
                    bean,
                    (notification, handback) -> {
                        CompositeData change = (CompositeData) notification.getUserData();
                        System.out.println("heard: " + notification.getType() + " " + change.get("sessionId") + " by "
                                + change.get("by") + " from " + notification.getSource());
                        heard.countDown();
                    },
                    null,
                    null);
            for (MBeanOperationInfo operation : server.getMBeanInfo(bean).getOperations()) {
                show(operation);
                pressAsPrefilled(server, bean, operation);
            }
            Object rows = server.invoke(
                    bean, "logoffDisconnected", new Object[] {"0s"}, new String[] {"java.lang.String"});
            for (CompositeData row : (CompositeData[]) rows) {
                System.out.println("outcome: " + row.get("sessionId") + " " + row.get("outcome"));
            }
            if (!heard.await(20, TimeUnit.SECONDS)) {
                System.out.println("heard: nothing");
            }
            System.out.println("succeeded: " + server.getAttribute(bean, "LogoffSucceededCount"));
        }
    }

    private static void show(MBeanOperationInfo operation) {
        String impact = operation.getImpact() == MBeanOperationInfo.INFO ? "looks" : "acts";
        System.out.println("operation: " + operation.getName() + " " + impact + " (" + operation.getDescription() + ")");
        for (MBeanParameterInfo parameter : operation.getSignature()) {
            System.out.println("parameter: " + operation.getName() + " " + parameter.getType() + " "
                    + parameter.getName() + " (" + parameter.getDescription() + ")");
        }
    }

    private static void pressAsPrefilled(MBeanServerConnection server, ObjectName bean, MBeanOperationInfo operation)
            throws Exception {
        String[] types = Arrays.stream(operation.getSignature())
                .map(MBeanParameterInfo::getType)
                .toArray(String[]::new);
        Object[] values =
                Arrays.stream(types).map(type -> type.equals("int") ? (Object) 0 : "String").toArray();
        try {
            System.out.println("done: " + operation.getName() + " " + server.invoke(bean, operation.getName(), values, types));
        } catch (RuntimeMBeanException e) {
            Throwable refusal = e.getTargetException();
            System.out.println("refused: " + refusal.getClass().getSimpleName() + ": " + refusal.getMessage());
        }
    }
}
