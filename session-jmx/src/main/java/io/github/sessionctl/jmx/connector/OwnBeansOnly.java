package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.jmx.SessionJmx;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.ObjectInstance;
import javax.management.ObjectName;
import javax.management.remote.MBeanServerForwarder;
import org.jspecify.annotations.Nullable;

/**
 * What a connector shows of the MBean server: the MBeans of sessionctl, and none of the JVM's own, with which a client could load
 * code into this process, read its memory or write files with its rights. Nor can a client make or remove MBeans.
 */
final class OwnBeansOnly implements InvocationHandler {

    private @Nullable MBeanServer server;

    private OwnBeansOnly() {}

    static MBeanServerForwarder forwarder() {
        return (MBeanServerForwarder) Proxy.newProxyInstance(
                OwnBeansOnly.class.getClassLoader(), new Class<?>[] {MBeanServerForwarder.class}, new OwnBeansOnly());
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] args = arguments == null ? new Object[0] : arguments;
        return switch (method.getName()) {
            case "setMBeanServer" -> {
                server = (MBeanServer) args[0];
                yield null;
            }
            case "getMBeanServer" -> server;
            case "equals" -> proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            case "toString" -> "the MBeans of " + SessionJmx.DOMAIN;
            case "getDefaultDomain", "getClassLoaderRepository" -> forward(method, args);
            case "getDomains" ->
                names().stream().map(ObjectName::getDomain).distinct().toArray(String[]::new);
            case "getMBeanCount" -> names().size();
            case "queryNames", "queryMBeans" -> visible((Set<?>) forward(method, args));
            case "isRegistered" -> isVisible((ObjectName) args[0]) && server().isRegistered((ObjectName) args[0]);
            case "getAttribute",
                    "getAttributes",
                    "setAttribute",
                    "setAttributes",
                    "invoke",
                    "getMBeanInfo",
                    "getObjectInstance",
                    "isInstanceOf",
                    "getClassLoaderFor",
                    "addNotificationListener",
                    "removeNotificationListener" -> forwardIfVisible(method, args);
            default -> throw new SecurityException(method.getName() + " is not offered here");
        };
    }

    private @Nullable Object forwardIfVisible(Method method, Object[] args) throws Throwable {
        if (!isVisible((ObjectName) args[0])) {
            throw new InstanceNotFoundException(String.valueOf(args[0]));
        }
        return forward(method, args);
    }

    private @Nullable Object forward(Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(server(), args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private MBeanServer server() {
        return Objects.requireNonNull(server, "the connector has not been started");
    }

    private Set<ObjectName> names() {
        return server().queryNames(null, null).stream()
                .filter(OwnBeansOnly::isVisible)
                .collect(Collectors.toSet());
    }

    private static Set<Object> visible(@Nullable Set<?> found) {
        return found == null
                ? Set.of()
                : found.stream()
                        .filter(each -> isVisible(
                                each instanceof ObjectInstance instance ? instance.getObjectName() : (ObjectName) each))
                        .collect(Collectors.toSet());
    }

    /** The delegate tells clients that MBeans come and go. */
    private static boolean isVisible(@Nullable ObjectName name) {
        return name != null
                && (name.getDomain().equals(SessionJmx.DOMAIN) || name.equals(MBeanServerDelegate.DELEGATE_NAME));
    }
}
