package io.github.sessionctl.jmx;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.RunClock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * A registered MBean and how many registrations share it. An application and an agent in the same JVM may both register a host: the second gets what
 * the first has made. Where the two came from different class loaders they cannot count each other: then the MBean goes with the one that made it.
 */
final class SharedBean {

    private record Key(MBeanServer server, ObjectName name) {}

    private static final Map<Key, SharedBean> REGISTERED = new ConcurrentHashMap<>();

    /** Opening and closing a host may take long, and must hold up nobody who is about another one. A lock is there while it is used. */
    private static final Map<Key, Lock> LOCKS = new ConcurrentHashMap<>();

    private static final class Lock {
        int users;
    }

    private final Key key;
    private final @Nullable SessionHostBean bean;

    /** Guarded by the key's lock. */
    private int users = 1;

    private SharedBean(Key key, @Nullable SessionHostBean bean) {
        this.key = key;
        this.bean = bean;
    }

    static SharedBean obtain(HostAddress address, SessionJmxOptions options) {
        Key key = new Key(options.server(), SessionJmx.objectName(address));
        return locked(key, () -> obtain(key, address, options));
    }

    private static <T> T locked(Key key, Supplier<T> work) {
        Lock lock = Objects.requireNonNull(LOCKS.compute(key, (unused, known) -> {
            Lock used = known == null ? new Lock() : known;
            used.users++;
            return used;
        }));
        try {
            synchronized (lock) {
                return work.get();
            }
        } finally {
            LOCKS.computeIfPresent(key, (unused, used) -> --used.users == 0 ? null : used);
        }
    }

    private static SharedBean obtain(Key key, HostAddress address, SessionJmxOptions options) {
        if (key.server.isRegistered(key.name)) {
            checkSameMode(key, options.isReadOnly());
            SharedBean shared = REGISTERED.get(key);
            if (shared == null) {
                return new SharedBean(key, null);
            }
            shared.checkSameCleanup(options);
            shared.users++;
            return shared;
        }
        SharedBean first = new SharedBean(key, register(key, address, options));
        REGISTERED.put(key, first);
        return first;
    }

    /** Nobody who asked for a read-only MBean may find that it logs users off, nor the other way round. */
    private static void checkSameMode(Key key, boolean isReadOnly) {
        Object registered;
        try {
            registered = key.server.getAttribute(key.name, "ReadOnly");
        } catch (JMException e) {
            throw new IllegalStateException(key.name + " is registered already, by something else", e);
        }
        if (!registered.equals(isReadOnly)) {
            throw new IllegalStateException(key.name + " is registered already, with readOnly=" + registered
                    + ". Close that registration first.");
        }
    }

    /** Nor may anybody who asked for a clean-up find that there is none, or another one. */
    private void checkSameCleanup(SessionJmxOptions options) {
        if (options.cleanup().isPresent()
                && (bean == null || !bean.options.cleanup().equals(options.cleanup()))) {
            throw new IllegalStateException(
                    key.name + " is registered already, without this clean-up. Close that registration first.");
        }
    }

    private static SessionHostBean register(Key key, HostAddress address, SessionJmxOptions options) {
        SessionHost host = options.open(address);
        SessionHostBean bean = new SessionHostBean(host, options, RunClock.SYSTEM, SessionHostBean.PATIENCE);
        try {
            key.server.registerMBean(new DescribedMBean(bean, SessionHostMXBean.class, bean.notifier()), key.name);
        } catch (JMException | RuntimeException e) {
            bean.close();
            boolean isTaken = e instanceof InstanceAlreadyExistsException;
            String why = isTaken ? " has been registered by something else meanwhile" : " cannot be registered";
            throw new IllegalStateException(key.name + why, e);
        }
        bean.start();
        return bean;
    }

    ObjectName name() {
        return key.name;
    }

    void release() {
        locked(key, () -> {
            users--;
            if (users == 0 && bean != null) {
                takeAway(bean);
            }
            return users;
        });
    }

    private void takeAway(SessionHostBean last) {
        try {
            // Otherwise somebody has taken it away before, and what has its name now is another registration's.
            if (REGISTERED.remove(key, this)) {
                key.server.unregisterMBean(key.name);
            }
        } catch (InstanceNotFoundException e) {
            // Somebody has taken it away before: that is what was wanted.
        } catch (JMException e) {
            throw new IllegalStateException(key.name + " cannot be taken away", e);
        } finally {
            last.close();
        }
    }
}
