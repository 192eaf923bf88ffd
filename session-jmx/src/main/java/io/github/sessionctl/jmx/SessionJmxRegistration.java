package io.github.sessionctl.jmx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.ObjectName;

/** Registered hosts. Closing takes their MBeans away, closes the hosts and leaves no thread. Safe for use by several threads. */
public final class SessionJmxRegistration implements AutoCloseable {

    private final List<SharedBean> beans;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    SessionJmxRegistration(List<SharedBean> beans) {
        this.beans = List.copyOf(beans);
    }

    /** The names under which the hosts are registered, in the order in which they were given. */
    public List<ObjectName> objectNames() {
        return beans.stream().map(SharedBean::name).toList();
    }

    /**
     * Takes back this registration; an MBean goes with its last one. Closing twice does nothing.
     *
     * @throws RuntimeException when a host could not be closed, or an MBean not be taken away; all others have been nonetheless
     */
    @Override
    public void close() {
        if (isClosed.getAndSet(true)) {
            return;
        }
        List<RuntimeException> failures = new ArrayList<>();
        for (SharedBean bean : beans) {
            try {
                bean.release();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.remove(0);
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }
}
