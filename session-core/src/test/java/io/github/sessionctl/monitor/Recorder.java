package io.github.sessionctl.monitor;

import static org.awaitility.Awaitility.await;

import io.github.sessionctl.monitor.SessionEvent.Kind;
import io.github.sessionctl.session.SessionException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a listener is told. */
class Recorder implements SessionListener {

    final List<SessionEvent> events = new CopyOnWriteArrayList<>();

    /** Everything in order: kinds with users, and the notices of failure and recovery. */
    final List<String> told = new CopyOnWriteArrayList<>();

    @Override
    public void changed(SessionEvent event) {
        events.add(event);
        told.add(text(event));
    }

    static String text(SessionEvent event) {
        boolean isBefore = event.kind() == Kind.LOGGED_OFF || event.after() == null;
        return event.kind() + " " + (isBefore ? event.before() : event.after()).userText();
    }

    @Override
    public void lost(SessionException failure) {
        told.add("lost " + failure.reason());
    }

    @Override
    public void recovered() {
        told.add("recovered");
    }

    /** Waits until exactly this has been told. */
    void awaitTold(String... expected) {
        await().until(() -> told.size() >= expected.length);
        org.assertj.core.api.Assertions.assertThat(told).containsExactly(expected);
    }

    void awaitEvents(int count) {
        await().until(() -> events.size() >= count);
    }
}
