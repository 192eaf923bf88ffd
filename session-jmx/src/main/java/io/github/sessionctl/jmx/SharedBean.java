package io.github.sessionctl.jmx;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.logoff.RunClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * A registered MBean and how many registrations share it. An application and an agent in the same JVM may both register a host:
 * the second gets what the first has made. Where the two came from different class loaders they cannot count each other: then the
 * MBean goes with the one that made it. Opening and closing a host goes on under the lock of that host alone: one that hangs holds up
 * nobody who is about another one.
 */
final class SharedBean {

    private record Key(MBeanServer server, ObjectName name) {}

    /** Where the registrations of one host meet, for as long as there are some. Its lock is taken while the host is opened or closed. */
    private static final class Place {

        /** Who has its MBean, or waits for it. Guarded by the map of places. */
        int claims;

        /** The MBean that is registered. Guarded by the place. */
        @Nullable SharedBean registered;
    }

    private static final Map<Key, Place> PLACES = new HashMap<>();

    private final Key key;
    private final Place place;
    private final @Nullable SessionHostBean bean;

    // Guarded by the place.
    private int users = 1;

    private SharedBean(Key key, Place place, @Nullable SessionHostBean bean) {
        this.key = key;
        this.place = place;
        this.bean = bean;
    }

    static SharedBean obtain(HostAddress address, SessionJmxOptions options) {
        Key key = new Key(options.server(), SessionJmx.objectName(address));
        Place place = claim(key);
        boolean isObtained = false;
        try {
            synchronized (place) {
                SharedBean obtained = obtain(key, place, address, options);
                isObtained = true;
                return obtained;
            }
        } finally {
            if (!isObtained) {
                giveUp(key, place);
            }
        }
    }

    private static Place claim(Key key) {
        synchronized (PLACES) {
            Place place = PLACES.computeIfAbsent(key, absent -> new Place());
            place.claims++;
            return place;
        }
    }

    private static void giveUp(Key key, Place place) {
        synchronized (PLACES) {
            place.claims--;
            if (place.claims == 0) {
                PLACES.remove(key);
            }
        }
    }

    private static SharedBean obtain(Key key, Place place, HostAddress address, SessionJmxOptions options) {
        if (key.server.isRegistered(key.name)) {
            checkSameMode(key, options.isReadOnly());
            SharedBean shared = place.registered;
            if (shared == null) {
                return new SharedBean(key, place, null);
            }
            shared.checkSameCleanup(options);
            shared.users++;
            return shared;
        }
        SharedBean first = new SharedBean(key, place, register(key, address, options));
        place.registered = first;
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
        boolean isMissing = options.cleanup()
                .filter(wanted -> bean == null || !bean.cleansUpBy(wanted))
                .isPresent();
        if (isMissing) {
            throw new IllegalStateException(
                    key.name + " is registered already, without this clean-up. Close that registration first.");
        }
    }

    private static SessionHostBean register(Key key, HostAddress address, SessionJmxOptions options) {
        SessionHost host = options.open(address);
        SessionHostBean bean = new SessionHostBean(host, options, RunClock.SYSTEM, SessionHostBean.PATIENCE);
        try {
            key.server.registerMBean(new DescribedMBean(bean, SessionHostMXBean.class, bean.notifier()), key.name);
        } catch (InstanceAlreadyExistsException e) {
            bean.close();
            throw new IllegalStateException(key.name + " has been registered by something else meanwhile", e);
        } catch (JMException | RuntimeException e) {
            bean.close();
            throw new IllegalStateException(key.name + " cannot be registered", e);
        }
        bean.start();
        return bean;
    }

    ObjectName name() {
        return key.name;
    }

    /**
     * Releases all of them, whatever happens to one of them.
     *
     * @throws RuntimeException the first failure, with the others suppressed
     */
    static void releaseAll(List<SharedBean> beans) {
        RuntimeException first = null;
        for (SharedBean bean : beans) {
            try {
                bean.release();
            } catch (RuntimeException e) {
                first = with(first, e);
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** A failure, with one that came later. */
    static RuntimeException with(@Nullable RuntimeException first, RuntimeException later) {
        if (first == null) {
            return later;
        }
        if (first != later) {
            first.addSuppressed(later);
        }
        return first;
    }

    /** Takes the MBean away when this was its last user. */
    private void release() {
        try {
            synchronized (place) {
                users--;
                if (users == 0 && bean != null) {
                    close(bean);
                }
            }
        } finally {
            giveUp(key, place);
        }
    }

    private void close(SessionHostBean last) {
        try {
            // Otherwise somebody else has taken it away, and what has the name now is another registration's.
            if (place.registered == this) {
                place.registered = null;
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
