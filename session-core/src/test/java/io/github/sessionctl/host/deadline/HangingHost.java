package io.github.sessionctl.host.deadline;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A host whose list, question, logoff and close do not return before a test lets them, interrupted or not, as a native call would. */
final class HangingHost extends ForwardingSessionHost {

    final CountDownLatch begun = new CountDownLatch(1);
    final CountDownLatch letGo = new CountDownLatch(1);
    final CountDownLatch eventOrEnd = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    final AtomicInteger lists = new AtomicInteger();
    final AtomicInteger inside = new AtomicInteger();
    final AtomicInteger closedUnderACall = new AtomicInteger();
    volatile boolean isDeafToEndOfWaits;

    HangingHost(SessionHost host) {
        super(host);
    }

    @Override
    public List<SessionInfo> list() {
        lists.incrementAndGet();
        hang();
        return super.list();
    }

    @Override
    public MessageAnswer ask(SessionId session, Message message) {
        hang();
        return MessageAnswer.YES;
    }

    @Override
    public void requestLogoff(SessionId session) {
        hang();
    }

    @Override
    public boolean awaitEvent() {
        begun.countDown();
        inside.incrementAndGet();
        uninterruptibly(eventOrEnd);
        inside.decrementAndGet();
        return false;
    }

    @Override
    public void endWaits() {
        if (!isDeafToEndOfWaits) {
            eventOrEnd.countDown();
        }
    }

    @Override
    public void close() {
        closedUnderACall.addAndGet(inside.get());
        super.close();
        closed.countDown();
    }

    private void hang() {
        inside.incrementAndGet();
        begun.countDown();
        uninterruptibly(letGo);
        inside.decrementAndGet();
    }

    static void uninterruptibly(CountDownLatch latch) {
        boolean wasInterrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                wasInterrupted = true;
            }
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
