package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.jmx.SessionAudit;
import io.github.sessionctl.jmx.SessionJmx;
import io.github.sessionctl.jmx.audit.Caller;
import io.github.sessionctl.jmx.connector.ClientSubscriptions.Subscription;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanParameterInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.ObjectInstance;
import javax.management.ObjectName;
import javax.management.remote.MBeanServerForwarder;
import org.jspecify.annotations.Nullable;

/**
 * What a connector shows of the MBean server: the MBeans of sessionctl, and none of the JVM's own, with which a client could load
 * code into this process, read its memory or write files with its rights. Nor can a client make or remove MBeans. A viewer sees no
 * audit, and calls only what its MBean says to have the impact INFO.
 */
final class OwnBeansOnly implements InvocationHandler {

    private static final Set<String> ON_ONE_BEAN = Set.of(
            "invoke setAttribute setAttributes getAttribute getAttributes getMBeanInfo getObjectInstance isInstanceOf"
                    .concat(" getClassLoaderFor addNotificationListener removeNotificationListener")
                    .split(" "));

    private final Role role;
    private final ConnectorAudit audit;
    private final ClientSubscriptions subscriptions;

    private @Nullable MBeanServer server;

    private OwnBeansOnly(Role role, ConnectorAudit audit, ClientSubscriptions subscriptions) {
        this.role = role;
        this.audit = audit;
        this.subscriptions = subscriptions;
    }

    static MBeanServerForwarder forwarder(Role role, ConnectorAudit audit, ClientSubscriptions subscriptions) {
        return (MBeanServerForwarder) Proxy.newProxyInstance(
                OwnBeansOnly.class.getClassLoader(),
                new Class<?>[] {MBeanServerForwarder.class},
                new OwnBeansOnly(role, audit, subscriptions));
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
            case "toString" -> "the MBeans of " + SessionJmx.DOMAIN + " for a " + role.word();
            default -> Caller.throughOwnConnector(() -> call(method, args));
        };
    }

    private @Nullable Object call(Method method, Object[] args) throws Exception {
        return switch (method.getName()) {
            case "getDefaultDomain", "getClassLoaderRepository" -> forward(method, args);
            case "getDomains" ->
                names().stream().map(ObjectName::getDomain).distinct().toArray(String[]::new);
            case "getMBeanCount" -> names().size();
            case "queryNames", "queryMBeans" -> visible((Set<?>) Objects.requireNonNull(forward(method, args)));
            case "isRegistered" -> isVisible((ObjectName) args[0]) && server().isRegistered((ObjectName) args[0]);
            default -> {
                if (!ON_ONE_BEAN.contains(method.getName())) {
                    audit.callRefused(method.getName(), bean(args), Map.of(), "no client may do that");
                    throw new SecurityException(method.getName() + " is not offered here");
                }
                yield call(method, (ObjectName) args[0], args);
            }
        };
    }

    private @Nullable Object call(Method method, ObjectName bean, Object[] args) throws Exception {
        checkVisible(method, bean);
        switch (method.getName()) {
            case "invoke" -> checkMayCall(bean, (String) args[1], (Object[]) args[2], (String[]) args[3]);
            case "setAttribute", "setAttributes" -> {
                if (role == Role.VIEWER) {
                    throw refused(method.getName(), bean, Map.of("value", String.valueOf(args[1])));
                }
            }
            case "addNotificationListener", "removeNotificationListener" -> {
                if (isHost(bean) && args[1] instanceof NotificationListener listener) {
                    listen(method, bean, listener, args);
                    return null;
                }
            }
            default -> {}
        }
        return forward(method, args);
    }

    private void listen(Method method, ObjectName bean, NotificationListener listener, Object[] args)
            throws JMException {
        if (args.length == 2) {
            subscriptions.remove(bean, listener);
            return;
        }
        Subscription meant = new Subscription(bean, listener, (NotificationFilter) args[2], args[3]);
        if (method.getName().equals("addNotificationListener")) {
            subscriptions.add(meant);
        } else {
            subscriptions.remove(meant);
        }
    }

    private void checkVisible(Method method, @Nullable ObjectName name) throws InstanceNotFoundException {
        if (!isVisible(name)) {
            if (isAudit(name)) {
                audit.callRefused(method.getName(), name, Map.of(), "viewers do not see the audit");
            }
            throw new InstanceNotFoundException(String.valueOf(name));
        }
    }

    /** What the MBean does not have is taken for something that changes something. */
    private void checkMayCall(
            ObjectName name, String operation, Object @Nullable [] arguments, String @Nullable [] signature)
            throws JMException {
        if (role != Role.VIEWER) {
            return;
        }
        List<String> types = signature == null ? List.of() : Arrays.asList(signature);
        MBeanOperationInfo called = null;
        for (MBeanOperationInfo candidate : server().getMBeanInfo(name).getOperations()) {
            Stream<String> its = Arrays.stream(candidate.getSignature()).map(MBeanParameterInfo::getType);
            if (candidate.getName().equals(operation) && its.toList().equals(types)) {
                called = candidate;
            }
        }
        if (called != null && called.getImpact() == MBeanOperationInfo.INFO) {
            return;
        }
        MBeanParameterInfo[] parameters = called == null ? new MBeanParameterInfo[0] : called.getSignature();
        Map<String, String> named = new HashMap<>();
        for (int i = 0; arguments != null && i < arguments.length; i++) {
            named.put(i < parameters.length ? parameters[i].getName() : "p" + i, String.valueOf(arguments[i]));
        }
        throw refused(operation, name, named);
    }

    private SecurityException refused(String operation, ObjectName name, Map<String, String> arguments) {
        audit.callRefused(operation, name, arguments, "a viewer may only look");
        return new SecurityException("Nothing has been changed: a viewer may only look, and " + operation
                + " takes the role operator. The server's access file says who has it.");
    }

    private @Nullable Object forward(Method method, Object[] args) throws Exception {
        try {
            return method.invoke(server(), args);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private MBeanServer server() {
        return Objects.requireNonNull(server, "the connector sets it before it starts");
    }

    private Set<ObjectName> names() {
        return visible(server().queryNames(null, null));
    }

    private <T> Set<T> visible(Set<T> found) {
        return found.stream()
                .filter(each -> isVisible(
                        each instanceof ObjectInstance instance ? instance.getObjectName() : (ObjectName) each))
                .collect(Collectors.toSet());
    }

    private static @Nullable ObjectName bean(Object[] args) {
        Stream<Object> names = Arrays.stream(args).filter(ObjectName.class::isInstance);
        return (ObjectName) names.findFirst().orElse(null);
    }

    /** The delegate tells clients that MBeans come and go. */
    private boolean isVisible(@Nullable ObjectName name) {
        return name != null
                && (name.getDomain().equals(SessionJmx.DOMAIN) || name.equals(MBeanServerDelegate.DELEGATE_NAME))
                && !(role == Role.VIEWER && isAudit(name));
    }

    /** What has to be watched for those who listen. */
    private static boolean isHost(ObjectName name) {
        return name.getDomain().equals(SessionJmx.DOMAIN) && !isAudit(name);
    }

    private static boolean isAudit(@Nullable ObjectName name) {
        return SessionAudit.NAME.equals(name);
    }
}
