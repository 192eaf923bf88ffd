package io.github.sessionctl.jmx.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.management.InstanceNotFoundException;
import javax.management.ListenerNotFoundException;
import javax.management.MBeanServer;
import javax.management.NotificationFilter;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's connector subscribes to for its clients. It subscribes to every MBean when the first client wants to hear of one, and
 * keeps that until it is stopped, so hosts would be watched for nobody. Here its subscriptions rest while no client is connected; they are
 * there again before the next one can ask for anything. Safe for use by several threads.
 */
final class ClientSubscriptions {

    record Subscription(
            ObjectName bean,
            NotificationListener listener,
            @Nullable NotificationFilter filter,
            @Nullable Object handback) {}

    private final MBeanServer beans;

    // Guarded by this.
    private final List<Subscription> kept = new ArrayList<>();
    private boolean isResting;

    ClientSubscriptions(MBeanServer beans) {
        this.beans = beans;
    }

    synchronized void add(Subscription added) throws InstanceNotFoundException {
        if (!isResting) {
            begin(added);
        } else if (!beans.isRegistered(added.bean())) {
            throw new InstanceNotFoundException(added.bean().toString());
        }
        // An MBean of the same name may have been there before, and have taken its listeners with it.
        kept.remove(added);
        kept.add(added);
    }

    synchronized void remove(ObjectName bean, NotificationListener listener)
            throws InstanceNotFoundException, ListenerNotFoundException {
        kept.removeIf(each -> each.bean().equals(bean) && each.listener().equals(listener));
        if (!isResting) {
            beans.removeNotificationListener(bean, listener);
        }
    }

    synchronized void remove(Subscription removed) throws InstanceNotFoundException, ListenerNotFoundException {
        kept.removeIf(removed::equals);
        if (!isResting) {
            end(removed);
        }
    }

    /** To be called whenever a client comes or goes. */
    synchronized void follow(BooleanSupplier isAnybodyConnected) {
        boolean rests = !isAnybodyConnected.getAsBoolean();
        if (rests == isResting) {
            return;
        }
        isResting = rests;
        for (Subscription each : List.copyOf(kept)) {
            try {
                if (rests) {
                    end(each);
                } else {
                    begin(each);
                }
            } catch (InstanceNotFoundException | ListenerNotFoundException e) {
                // The MBean has gone, and its listeners with it.
                kept.remove(each);
            }
        }
    }

    private void begin(Subscription begun) throws InstanceNotFoundException {
        beans.addNotificationListener(begun.bean(), begun.listener(), begun.filter(), begun.handback());
    }

    private void end(Subscription ended) throws InstanceNotFoundException, ListenerNotFoundException {
        beans.removeNotificationListener(ended.bean(), ended.listener(), ended.filter(), ended.handback());
    }
}
