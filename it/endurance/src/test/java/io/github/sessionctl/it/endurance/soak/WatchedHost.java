package io.github.sessionctl.it.endurance.soak;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.it.endurance.soak.SessionModel.Answer;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.function.Supplier;

/** Tells the model what is asked of the machine, and lets some calls fail. While somebody holds the write lock no call is under way, but for waits. */
final class WatchedHost extends ForwardingSessionHost {

    private static final int RPC_SERVER_UNAVAILABLE = 1722;

    private final SessionModel model;
    private final ReadWriteLock calls;
    private final Figures figures;
    private final Random random;

    WatchedHost(SessionHost host, SessionModel model, ReadWriteLock calls, Figures figures, Random random) {
        super(host);
        this.model = model;
        this.calls = calls;
        this.figures = figures;
        this.random = random;
    }

    /** Whether this thread may log off: it serves a JMX client, or cleans up. Others only look. */
    private static boolean acts() {
        String name = Thread.currentThread().getName();
        return name.startsWith("RMI TCP Connection") || name.startsWith("sessionctl-cleanup-");
    }

    private <T> T call(Supplier<T> call) {
        calls.readLock().lock();
        try {
            figures.add("calls");
            if (acts()) {
                model.goesOn();
            }
            return call.get();
        } finally {
            calls.readLock().unlock();
        }
    }

    private void refuseSometimes(SessionOperation operation) {
        synchronized (random) {
            if (random.nextInt(50) != 0) {
                return;
            }
        }
        figures.add(acts() ? "refusedCallsOfOperations" : reader());
        if (acts()) {
            model.hostFailed();
        }
        throw SessionException.ofWin32(operation, address().toString(), null, RPC_SERVER_UNAVAILABLE);
    }

    private static String reader() {
        return Thread.currentThread().getName().startsWith("sessionctl-read-")
                ? "refusedReadings"
                : "refusedCallsOfMonitors";
    }

    @Override
    public List<SessionInfo> list() {
        return call(() -> {
            refuseSometimes(SessionOperation.LIST);
            return super.list();
        });
    }

    @Override
    public SessionInfo read(SessionInfo session) {
        return call(() -> {
            if (!acts()) {
                return super.read(session);
            }
            model.looksAt(session.id().value());
            try {
                return super.read(session);
            } catch (SessionException e) {
                model.failed(session.id().value());
                throw e;
            }
        });
    }

    @Override
    public SessionInfo readClient(SessionInfo session) {
        return call(() -> super.readClient(session));
    }

    @Override
    public List<SessionProcess> processes() {
        return call(() -> {
            refuseSometimes(SessionOperation.PROCESSES);
            return super.processes();
        });
    }

    @Override
    public List<SessionProcess> processes(SessionId session) {
        return call(() -> super.processes(session));
    }

    @Override
    public void sendMessage(SessionId session, Message message) {
        touch(session, "told something", () -> super.sendMessage(session, message));
    }

    private void touch(SessionId session, String how, Runnable call) {
        calls.readLock().lock();
        try {
            figures.add("calls");
            model.touch(session.value(), how, call);
        } catch (SessionException e) {
            model.failed(session.value());
            throw e;
        } finally {
            calls.readLock().unlock();
        }
    }

    @Override
    public void requestLogoff(SessionId session) {
        calls.readLock().lock();
        try {
            figures.add("calls");
            SessionException[] failure = new SessionException[1];
            model.logoff(session.value(), () -> {
                try {
                    super.requestLogoff(session);
                    return Answer.ACCEPTED;
                } catch (SessionException e) {
                    failure[0] = e;
                    return answer(e.reason());
                }
            });
            if (failure[0] != null) {
                throw failure[0];
            }
        } finally {
            calls.readLock().unlock();
        }
    }

    private static Answer answer(Reason reason) {
        return switch (reason) {
            case LOGOFF_PENDING -> Answer.PENDING;
            case NO_SUCH_SESSION -> Answer.GONE;
            default -> Answer.REFUSED;
        };
    }

    @Override
    public void disconnect(SessionId session) {
        touch(session, "disconnected", () -> {
            super.disconnect(session);
            model.wasDisconnected(session.value());
        });
    }
}
