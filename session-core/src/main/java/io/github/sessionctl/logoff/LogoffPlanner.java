package io.github.sessionctl.logoff;

import io.github.sessionctl.host.HostList;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.SessionProcess;
import io.github.sessionctl.session.UserAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a plan: lists the host's sessions with one call, and looks closer, with one call each, at those to which the list gives no objection. */
final class LogoffPlanner {

    private final SessionHost host;
    private final LogoffPolicy policy;
    private final List<SessionInfo> listed;
    private final Judgement judgement;
    private @Nullable List<SessionInfo> listedAgain;

    LogoffPlanner(SessionHost host, LogoffPolicy policy) {
        this.host = host;
        this.policy = policy;
        listed = HostList.of(host);
        String machineName = host.machineName();
        judgement = new Judgement(policy, SpecialSessions.of(host, listed), machineName);
    }

    LogoffPlan plan(Instant madeAt) {
        refuseAmbiguous(listed);
        List<LogoffDecision> decisions = decide();
        // A closer look may tell a domain that the list does not.
        refuseAmbiguous(decisions.stream().map(LogoffDecision::session).toList());
        List<SessionProcess> processes =
                policy.asksForProcesses() && decisions.stream().anyMatch(LogoffDecision::logsOff)
                        ? host.processes()
                        : List.of();
        List<LogoffDecision> judged = decisions.stream()
                .map(decision -> decision.logsOff()
                        ? LogoffDecision.of(decision.session(), judgement.ofProcesses(decision.session(), processes))
                        : decision)
                .toList();
        int most = policy.maxLogoffs();
        return new LogoffPlan(host.address(), madeAt, judged, judgement, processes)
                .limitedTo(most, "at most " + most + (most == 1 ? " session" : " sessions") + " in a run");
    }

    private void refuseAmbiguous(List<SessionInfo> sessions) {
        judgement.ambiguity(sessions).ifPresent(this::refuse);
    }

    private void refuse(Judgement.Ambiguity ambiguity) {
        String problem = ambiguity.name() + " may be " + String.join(" or ", ambiguity.accounts());
        String nextStep = "Name the domain, too: " + ambiguity.accounts().get(0) + ".";
        String name = host.address().toString();
        throw SessionException.of(Reason.AMBIGUOUS_USER, SessionOperation.LIST, name, problem, nextStep, null);
    }

    /** The IDs that several of the host's own rows have: what is asked of such an ID may be about any of them. */
    private Set<SessionId> doubles() {
        Set<SessionId> seen = new HashSet<>();
        return listed.stream()
                .filter(session -> session.machine().isEmpty() && !seen.add(session.id()))
                .map(SessionInfo::id)
                .collect(Collectors.toSet());
    }

    private List<LogoffDecision> decide() {
        Set<SessionId> doubles = doubles();
        List<Supplier<LogoffDecision>> decisions = new ArrayList<>();
        for (SessionInfo session : listed) {
            Optional<LogoffObjection> objection = judgement.ofListed(session);
            if (objection.isPresent()) {
                decisions.add(() -> LogoffDecision.of(session, objection));
            } else if (doubles.contains(session.id())) {
                decisions.add(() ->
                        LogoffDecision.notRead(session, contradiction(session, "the list has this ID more than once")));
            } else {
                decisions.add(lookCloser(session));
            }
        }
        return decisions.stream().map(Supplier::get).toList();
    }

    /** Looks now. What it means is to be asked when all have been looked at: whatever list it takes is newer then than every look. */
    private Supplier<LogoffDecision> lookCloser(SessionInfo session) {
        try {
            SessionInfo read = host.read(session);
            return () -> decision(session, read);
        } catch (SessionException e) {
            // Not seen is not absent: the run says what became of it, and nothing is done to it.
            return () -> LogoffDecision.notRead(session, e);
        }
    }

    private LogoffDecision decision(SessionInfo session, SessionInfo read) {
        try {
            SessionInfo settled = settled(session, read);
            return LogoffDecision.of(settled, judgement.ofRead(settled, false));
        } catch (SessionException e) {
            return LogoffDecision.notRead(session, e);
        }
    }

    /**
     * The row that list and closer look agree on. Where they name different accounts, the ID may have passed to somebody else between the two, or the
     * domain is written in two ways, or the look was at another session: a list that is newer than the look tells.
     */
    private SessionInfo settled(SessionInfo session, SessionInfo read) {
        UserAccount before = session.user();
        UserAccount user = read.user();
        if (user == null || (isSame(before, user) && read.alias() == null)) {
            return read;
        }
        UserAccount again = again(session);
        if (isSame(again, user)) {
            return read;
        }
        if (read.alias() != null && isSame(again, read.alias())) {
            return read.withUser(read.alias(), null);
        }
        throw contradiction(
                session,
                "the list says that it belongs to "
                        + (again == null ? "nobody" : QuotedInput.of(again.toString()))
                        + ", the session's own data that it belongs to " + QuotedInput.of(user.toString()));
    }

    private @Nullable UserAccount again(SessionInfo session) {
        if (listedAgain == null) {
            listedAgain = HostList.of(host);
        }
        return listedAgain.stream()
                .filter(row -> row.machine().isEmpty() && row.id().equals(session.id()))
                .findFirst()
                .map(SessionInfo::user)
                .orElse(null);
    }

    private static boolean isSame(@Nullable UserAccount one, @Nullable UserAccount other) {
        return (one == null || other == null) ? Objects.equals(one, other) : one.isSameAs(other);
    }

    private SessionException contradiction(SessionInfo session, String how) {
        String nextStep = "Nothing is done to it. Run the doctor on this host, and report what it finds.";
        String name = host.address().toString();
        return SessionException.of(
                Reason.MALFORMED_ANSWER, SessionOperation.READ, name, session.id(), how, nextStep, null);
    }
}
