package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.fleet.FleetReport;
import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffReport;
import io.github.sessionctl.report.JsonDocument;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.text.TextTable;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A logoff by a server's MBean, as far as that has an operation for it. Everything else is refused before anybody is asked.
 *
 * @param target the server
 * @param texts what is asked for, as it was written: the MBean reads it again
 * @param request the same as it was understood
 */
record RemoteLogoff(TargetOptions target, Map<RequestOption, String> texts, SessionRequest request) {

    private static final Set<RequestOption> NOTICE =
            EnumSet.of(RequestOption.MESSAGE, RequestOption.GRACE, RequestOption.ASK);

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
            RemoteReport answer = bean.report();
            Object said =
                    bean.await(terminal, call.operation(), call.arguments().toArray());
            FleetReport<LogoffReport> report = answer.alone(
                    said instanceof String line
                            ? answer.ofLogoff(id(), line)
                            : answer.ofRows(request.isDryRun(), RemoteBean.rows(said)));
            output.write(
                    terminal,
                    () -> JsonDocument.ofLogoff(request.isDryRun(), report),
                    () -> said instanceof String line
                            ? List.of(TextTable.oneLine(line))
                            : HostRun.tables(report, LogoffText::lines));
            report.values().stream()
                    .flatMap(host -> host.problems().stream())
                    .forEach(result -> terminal.complain(said instanceof String line ? line : result.toLine()));
            return ExitCodes.of(report, LogoffReport::verdict);
        }
    }

    private Call call() {
        Set<RequestOption> meant = request.meant();
        if (meant.contains(RequestOption.TIMEOUT)) {
            throw TargetOptions.notRemote("the server's own --timeout holds; leave it out");
        }
        boolean isDryRun = meant.remove(RequestOption.DRY_RUN);
        if (meant.remove(RequestOption.DISCONNECTED_FOR)) {
            if (!meant.isEmpty()) {
                throw TargetOptions.notRemote("--disconnected-for cannot be narrowed; leave out " + names(meant));
            }
            return new Call(
                    isDryRun ? "planLogoffDisconnected" : "logoffDisconnected", text(RequestOption.DISCONNECTED_FOR));
        }
        if (isDryRun) {
            throw TargetOptions.notRemote("--dry-run works with --disconnected-for only");
        }
        Set<RequestOption> notice = EnumSet.copyOf(NOTICE);
        notice.retainAll(meant);
        meant.removeAll(NOTICE);
        if (meant.contains(RequestOption.ID)) {
            return ofOneSession(meant, notice);
        }
        if (meant.equals(EnumSet.of(RequestOption.USER))) {
            if (!notice.isEmpty()) {
                throw TargetOptions.notRemote("a logoff by --user tells nobody; use message before");
            }
            return new Call("logoffUser", text(RequestOption.USER));
        }
        boolean isIdle = meant.equals(EnumSet.of(RequestOption.IDLE_FOR));
        if (!isIdle && !meant.equals(EnumSet.of(RequestOption.ALL))) {
            throw TargetOptions.notRemote(
                    "give --id and --user, or one of --user, --idle-for, --disconnected-for, --all and nothing else");
        }
        if (!notice.equals(EnumSet.of(RequestOption.MESSAGE, RequestOption.GRACE)) || seconds() < 1) {
            throw TargetOptions.notRemote(
                    "--idle-for and --all need --message and --grace of 1s or more: both warn first");
        }
        String message = text(RequestOption.MESSAGE);
        return isIdle
                ? new Call("logoffIdle", text(RequestOption.IDLE_FOR), message, seconds())
                : new Call("logoffAll", message, seconds());
    }

    private Call ofOneSession(Set<RequestOption> meant, Set<RequestOption> notice) {
        if (!meant.equals(EnumSet.of(RequestOption.ID, RequestOption.USER))) {
            throw TargetOptions.notRemote("--id needs --user, and nothing else beside it: whose session it must be");
        }
        int number = number(id());
        String user = text(RequestOption.USER);
        if (request.notice() instanceof LogoffNotice.Question question) {
            return new Call("askToLogOff", number, user, question.text(), seconds());
        }
        if (!notice.isEmpty()) {
            throw TargetOptions.notRemote(
                    "one session's user is asked, with --ask, or not told at all; or use message before");
        }
        return new Call("logoff", number, user);
    }

    private SessionId id() {
        return SessionId.parse(text(RequestOption.ID));
    }

    private String text(RequestOption option) {
        return Objects.requireNonNull(texts.get(option)).strip();
    }

    private int seconds() {
        return Math.toIntExact(request.noticeTime().plusNanos(999_999_999).toSeconds());
    }

    private static String names(Set<RequestOption> options) {
        return options.stream().map(RequestOption::commandLineOption).collect(Collectors.joining(", "));
    }

    /** As the MBean's operations take it. */
    static int number(SessionId id) {
        if (id.value() > Integer.MAX_VALUE) {
            throw TargetOptions.notRemote("session IDs end at " + Integer.MAX_VALUE);
        }
        return (int) id.value();
    }
}
