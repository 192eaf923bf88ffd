package io.github.sessionctl.it.endurance.kill;

import java.util.concurrent.CountDownLatch;
import javax.management.MBeanServerConnection;
import javax.management.NotificationListener;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A JMX client that subscribes, and then waits for the logoff of all who are disconnected. */
final class OperatingClient {

    private OperatingClient() {}

    @SuppressWarnings("BanJNDI") // The address is that of the server which the test has started.
    public static void main(String[] arguments) throws Exception {
        try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(arguments[0]))) {
            MBeanServerConnection connection = connector.getMBeanServerConnection();
            CountDownLatch told = new CountDownLatch(1);
            NotificationListener listener = (notification, handback) -> told.countDown();
            connection.addNotificationListener(Server.LOCAL, listener, null, null);
            System.out.println("subscribed");
            connection.invoke(
                    Server.LOCAL, "logoffDisconnected", new Object[] {"1h"}, new String[] {String.class.getName()});
            System.out.println("answered");
            told.await();
        }
    }
}
