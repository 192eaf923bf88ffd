package io.github.sessionctl.monitor;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;

/** A host that tells its events when a test says so. */
final class EventfulHost extends ForwardingSessionHost {

    private int events;
    private int endings;

    EventfulHost(SessionHost host) {
        super(host);
    }

    synchronized void signal() {
        events++;
        notifyAll();
    }

    synchronized int endings() {
        return endings;
    }

    @Override
    public synchronized boolean awaitEvent() {
        int endingsBefore = endings;
        boolean isInterrupted = false;
        while (events == 0 && endings == endingsBefore) {
            try {
                wait();
            } catch (InterruptedException e) {
                // As Windows: an interrupt does not end the wait.
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        if (endings != endingsBefore) {
            return false;
        }
        events--;
        return true;
    }

    @Override
    public synchronized void endWaits() {
        endings++;
        notifyAll();
    }
}
