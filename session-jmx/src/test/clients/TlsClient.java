import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/** A client that has nothing but the JDK, and its stores from the command line: URL, user, password. */
class TlsClient {

    public static void main(String[] args) {
        Map<String, ?> environment = Map.of(
                "com.sun.jndi.rmi.factory.socket",
                new SslRMIClientSocketFactory(),
                JMXConnector.CREDENTIALS,
                new String[] {args[1], args[2]});
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(args[0]), environment)) {
            MBeanServerConnection connection = connector.getMBeanServerConnection();
            ObjectName bean = new ObjectName("io.github.sessionctl:type=SessionHost,name=simulated");
            System.out.println("sessions: " + connection.getAttribute(bean, "SessionCount"));
        } catch (Exception e) {
            System.out.println("failed: " + e);
        }
    }
}
