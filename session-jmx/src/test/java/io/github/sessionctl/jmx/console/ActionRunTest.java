package io.github.sessionctl.jmx.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ActionRunTest {

    @Test
    void cancelledRunEndsTheStepUnderWayAndBeginsNoOther() throws Exception {
        try (Agent agent = new Agent(false)) {
            List<String> told = new CopyOnWriteArrayList<>();
            CountDownLatch done = new CountDownLatch(1);
            AtomicReference<ActionRun> run = new AtomicReference<>();
            run.set(new ActionRun(
                    agent.beans,
                    List.of(Step.logoff(agent.line(4)), Step.logoff(agent.line(7))),
                    new ActionRun.Listener() {
                        @Override
                        public void begins(Step step) {
                            told.add("begins " + step.line().id());
                            run.get().cancel();
                        }

                        @Override
                        public void ended(Step.Outcome outcome) {
                            told.add(outcome.line().id() + " " + outcome.word());
                        }

                        @Override
                        public void done() {
                            done.countDown();
                        }
                    }));
            run.get().start();
            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(told).containsExactly("begins 4", "4 Logged off", "7 Not begun");
            assertThat(agent.host.list())
                    .extracting(SessionInfo::id)
                    .contains(new SessionId(7))
                    .doesNotContain(new SessionId(4));
        }
    }
}
