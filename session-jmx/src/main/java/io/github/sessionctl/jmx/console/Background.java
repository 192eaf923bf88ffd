package io.github.sessionctl.jmx.console;

import java.awt.EventQueue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Work off the event thread. Each piece has a daemon thread of its own: one that hangs holds up no other, and no JVM. */
final class Background {

    private Background() {}

    static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Does the work, and hands on the event thread either what came of it or why nothing did. */
    static <T> void run(Callable<T> work, Consumer<T> result, Consumer<String> failure) {
        thread("sessionctl-console-call", () -> {
                    try {
                        T value = work.call();
                        EventQueue.invokeLater(() -> result.accept(value));
                    } catch (Exception e) {
                        String why = Wording.reason(e);
                        EventQueue.invokeLater(() -> failure.accept(why));
                    }
                })
                .start();
    }
}
