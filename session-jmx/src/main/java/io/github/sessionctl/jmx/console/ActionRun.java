package io.github.sessionctl.jmx.console;

import java.util.List;

/** Takes steps one after the other, on a thread of its own, and can be cancelled between two of them. */
final class ActionRun {

    /** Told how it goes, on the run's thread: each step begins and ends, or ends without having begun; then all is done. */
    interface Listener {
        void begins(Step step);

        void ended(Step.Outcome outcome);

        void done();
    }

    private final HostBeans beans;
    private final List<Step> steps;
    private final Listener listener;
    private volatile boolean isCancelled;

    ActionRun(HostBeans beans, List<Step> steps, Listener listener) {
        this.beans = beans;
        this.steps = List.copyOf(steps);
        this.listener = listener;
    }

    void start() {
        Background.thread("sessionctl-console-action", this::run).start();
    }

    private void run() {
        for (Step step : steps) {
            if (isCancelled) {
                listener.ended(step.outcome("NOT_BEGUN", "cancelled before its turn came"));
            } else {
                listener.begins(step);
                listener.ended(step.on(beans));
            }
        }
        listener.done();
    }

    /** Begins no further step. The one under way goes on: what Windows has accepted cannot be taken back. */
    void cancel() {
        isCancelled = true;
    }
}
