package io.github.sessionctl.jmx;

import io.github.sessionctl.logoff.LogoffResult;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionInfo;
import io.github.sessionctl.session.UserAccount;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What became of a session in a run, or would, as JMX clients get it. A text is empty where there is nothing to say.
 *
 * @param sessionId the session ID
 * @param sessionName the session name, empty when it was disconnected
 * @param state Windows' word for the connect state that the run saw
 * @param user who was logged on
 * @param domain the user's domain
 * @param outcome the name of a {@link io.github.sessionctl.logoff.LogoffOutcome}
 * @param rule the name of the {@link io.github.sessionctl.logoff.LogoffRule} that kept the session
 * @param explanation why, as a clause
 * @param win32Code Windows' error code, null where Windows reported no error
 * @param tookMillis from the request to the outcome; 0 where nothing was requested
 */
public record LogoffRow(
        long sessionId,
        String sessionName,
        String state,
        String user,
        String domain,
        String outcome,
        String rule,
        String explanation,
        @Nullable Long win32Code,
        long tookMillis) {

    static List<LogoffRow> of(List<LogoffResult> results) {
        return results.stream().map(LogoffRow::of).toList();
    }

    private static LogoffRow of(LogoffResult result) {
        SessionInfo session = result.session();
        UserAccount user = session.user();
        return new LogoffRow(
                session.id().value(),
                session.name(),
                session.state().windowsName(),
                user == null ? "" : user.name(),
                user == null ? "" : user.domain(),
                result.outcome().name(),
                result.rule() == null ? "" : result.rule().name(),
                result.explanation(),
                code(result.failure()),
                result.took().toMillis());
    }

    private static @Nullable Long code(@Nullable SessionException failure) {
        OptionalInt code = failure == null ? OptionalInt.empty() : failure.win32Code();
        return code.isPresent() ? Integer.toUnsignedLong(code.getAsInt()) : null;
    }
}
