package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.session.SessionId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A logoff by a server's MBean, as far as that has an operation for it. Everything else is refused before anybody is asked.
 *
 * @param target the server
 * @param selectors who is meant by name
 * @param policy who is meant by having been away
 * @param notice what users are told first
 * @param force whether protected sessions are meant, too
 * @param dryRun whether only to look
 */
record RemoteLogoff(
        TargetOptions target,
        SelectorOptions selectors,
        PolicyOptions policy,
        NoticeOptions notice,
        boolean force,
        boolean dryRun) {

    /** An operation and what it is given. */
    private record Call(String operation, List<Object> arguments) {
        Call(String operation, Object... arguments) {
            this(operation, List.of(arguments));
        }
    }

    int run(OutputOptions output, Terminal terminal) throws IOException {
        Call call = call();
        try (RemoteServer server = target.connect()) {
            RemoteBean bean = server.onlyBean();
            Instant startedAt = Instant.now();
            Object answer = RemoteWait.invoke(
                    bean, terminal, call.operation(), call.arguments().toArray());
            RemoteResults results = answer instanceof String line
                    ? RemoteResults.ofLine(
                            startedAt, bean.host(), selectors.id().orElseThrow().value(), line)
                    : RemoteResults.ofRows(startedAt, bean.host(), dryRun, RemoteBean.rows(answer));
            return results.write(output, terminal);
        }
    }

    private Call call() {
        Optional<Duration> disconnectedFor = policy.disconnectedFor();
        if (disconnectedFor.isPresent()) {
            if (!policy.details().isEmpty()) {
                throw target.notRemote(
                        "--disconnected-for cannot be narrowed; leave out " + String.join(", ", policy.details()));
            }
            return new Call(
                    dryRun ? "planLogoffDisconnected" : "logoffDisconnected",
                    disconnectedFor.get().toString());
        }
        if (force) {
            throw target.notRemote("there is no --force");
        }
        if (dryRun) {
            throw target.notRemote("--dry-run works with --disconnected-for only");
        }
        return selectors.id().isPresent() ? ofOneSession(selectors.id().get()) : ofSeveral();
    }

    private Call ofOneSession(SessionId id) {
        if (selectors.count() != 2 || selectors.user().isEmpty()) {
            throw target.notRemote("--id needs --user, and nothing else beside it: whose session it must be");
        }
        String user = selectors.user().get().toString();
        int number = number(target, id);
        if (notice.isAsk()) {
            return new Call("askToLogOff", number, user, text(), seconds());
        }
        if (notice.isGiven()) {
            throw target.notRemote(
                    "one session's user is asked, with --ask, or not told at all; or use message before");
        }
        return new Call("logoff", number, user);
    }

    private Call ofSeveral() {
        boolean isOneSelector = selectors.count() == 1;
        if (isOneSelector && selectors.user().isPresent()) {
            if (notice.isGiven()) {
                throw target.notRemote("a logoff by --user tells nobody; use message before");
            }
            return new Call("logoffUser", selectors.user().get().toString());
        }
        boolean isIdle = isOneSelector && selectors.idleFor().isPresent();
        if (!isIdle && !selectors.isAll()) {
            throw target.notRemote(
                    "give --id and --user, or one of --user, --idle-for, --disconnected-for, --all and nothing else");
        }
        if (notice.isAsk() || notice.text() == null || notice.time().isZero()) {
            throw target.notRemote("--idle-for and --all need --message and --grace of 1s or more: both warn first");
        }
        return isIdle
                ? new Call("logoffIdle", selectors.idleFor().orElseThrow().toString(), text(), seconds())
                : new Call("logoffAll", text(), seconds());
    }

    private String text() {
        @Nullable String text = notice.text();
        if (text == null) {
            throw new IllegalStateException("checked before");
        }
        return text;
    }

    private int seconds() {
        return Math.toIntExact(notice.time().plusNanos(999_999_999).toSeconds());
    }

    /** As the MBean's operations take it. */
    static int number(TargetOptions target, SessionId id) {
        if (id.value() > Integer.MAX_VALUE) {
            throw target.notRemote("session IDs end at " + Integer.MAX_VALUE);
        }
        return (int) id.value();
    }
}
