package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.logoff.LogoffNotice;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What users at their screens are told before they are logged off. */
final class NoticeOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before anything is parsed
    private CommandSpec spec;

    @Option(names = "--message", paramLabel = "TEXT", description = "Tell the users of active sessions this first.")
    private @Nullable String message;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            converter = Values.Time.class,
            description =
                    "How long they then have, such as 5m; all have the same. Default: 0s. With --ask how long they"
                            + " have to answer. Default: 60s.")
    private @Nullable Duration grace;

    @Option(names = "--ask", description = "Ask them instead, Yes or No. Who says No, or nothing, is left alone.")
    private boolean ask;

    boolean isGiven() {
        return ask || message != null || grace != null;
    }

    boolean isAsk() {
        return ask;
    }

    /** What to say or ask; null when nothing was given and nothing is asked. */
    @Nullable String text() {
        return message == null && ask ? LogoffNotice.QUESTION : message;
    }

    /** How long users have, between the notice and the logoff or for their answer. */
    Duration time() {
        if (grace != null) {
            return grace;
        }
        return ask ? LogoffNotice.TIME_TO_ANSWER : Duration.ZERO;
    }

    /**
     * The notice.
     *
     * @throws ParameterException when the options contradict each other, or a value is out of range
     */
    LogoffNotice notice() {
        String text = text();
        if (text == null) {
            if (grace != null) {
                throw wrong("--grace needs --message or --ask: nobody would know what to use the time for");
            }
            return LogoffNotice.none();
        }
        if (text.isBlank()) {
            throw wrong("--message is blank; give a text");
        }
        if (time().compareTo(LogoffNotice.LONGEST) > 0) {
            throw wrong("--grace is longer than 1d");
        }
        if (ask && time().compareTo(Duration.ofSeconds(1)) < 0) {
            throw wrong("--grace is less than 1s; with --ask it is the time to answer");
        }
        return ask
                ? LogoffNotice.ask(LogoffNotice.TITLE, text, time())
                : LogoffNotice.warn(LogoffNotice.TITLE, text, time());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
