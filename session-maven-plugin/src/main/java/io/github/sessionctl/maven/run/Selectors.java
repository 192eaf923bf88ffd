package io.github.sessionctl.maven.run;

import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffSelectors;
import io.github.sessionctl.logoff.UserPattern;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sessions that match every selector given; at least one is.
 *
 * @param states those that are meant; none for all
 * @param isEveryone whether everybody is meant
 */
public record Selectors(
        Optional<SessionId> id,
        Optional<String> name,
        Optional<UserPattern> user,
        List<ConnectState> states,
        Optional<Duration> idleFor,
        boolean isEveryone) {

    /** Whether none was given. */
    public boolean isEmpty() {
        return !isEveryone && !isNarrowed();
    }

    /** Whether one was given that leaves sessions out. */
    public boolean isNarrowed() {
        return id.isPresent() || name.isPresent() || user.isPresent() || !states.isEmpty() || idleFor.isPresent();
    }

    /** Whether one session is meant. */
    public boolean isOneSession() {
        return id.isPresent() || name.isPresent();
    }

    /** As the engine understands them. */
    LogoffSelectors with(Force force, LogoffNotice notice) {
        LogoffSelectors.Builder builder = LogoffSelectors.builder().notice(notice);
        id.ifPresent(builder::id);
        name.ifPresent(builder::name);
        user.ifPresent(builder::user);
        idleFor.ifPresent(builder::idleFor);
        if (!states.isEmpty()) {
            builder.states(states);
        }
        if (isEveryone) {
            builder.everyone();
        }
        return (force == Force.OWN_SESSION_AND_CONSOLE ? builder.forced() : builder).build();
    }

    /** The same as one phrase. */
    String words() {
        List<String> words = new ArrayList<>();
        id.ifPresent(session -> words.add("session " + session));
        name.ifPresent(session -> words.add("session " + QuotedInput.of(session)));
        user.ifPresent(pattern -> words.add("user " + pattern));
        if (!states.isEmpty()) {
            words.add(states.stream().map(ConnectState::windowsName).collect(Collectors.joining(" or ")));
        }
        idleFor.ifPresent(time -> words.add("idle for at least " + DurationText.format(time)));
        return isEveryone ? "everybody" : String.join(", ", words);
    }
}
