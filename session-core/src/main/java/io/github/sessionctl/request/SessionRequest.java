package io.github.sessionctl.request;

import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.logoff.UserProtection;
import io.github.sessionctl.logoff.UserSelector;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.Message;
import io.github.sessionctl.session.MessageStyle;
import io.github.sessionctl.session.SessionId;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, read from texts. The goals' parameters, the command line's options, the agent's options and the MBean's operations all
 * come through here, so that the same text means the same, and is refused for the same reasons, wherever it is written. An option that is not in
 * the map was left out; one whose text is empty was given, and is refused: an empty variable must not widen a choice. Immutable.
 */
public final class SessionRequest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration MESSAGE_STAYS = Duration.ofSeconds(60);
    private static final String MESSAGE_TITLE = "Message";

    private static final Set<RequestOption> SELECTORS = EnumSet.of(
            RequestOption.ID,
            RequestOption.NAME,
            RequestOption.USER,
            RequestOption.ONE_USER,
            RequestOption.STATES,
            RequestOption.IDLE_FOR);

    private static final Set<RequestOption> NOTICE =
            EnumSet.of(RequestOption.MESSAGE, RequestOption.GRACE, RequestOption.ASK);

    /** What narrows a choice, and chooses nobody. */
    private static final Set<RequestOption> NARROWING = EnumSet.of(
            RequestOption.INCLUDE_USERS,
            RequestOption.EXCLUDE_USERS,
            RequestOption.KEEP_IF_RUNNING,
            RequestOption.INCLUDE_CONSOLE,
            RequestOption.MAX_LOGOFFS);

    private final Map<RequestOption, Object> values;
    private final Function<RequestOption, String> spelling;

    private SessionRequest(Map<RequestOption, Object> values, Function<RequestOption, String> spelling) {
        this.values = values;
        this.spelling = spelling;
    }

    /**
     * Reads what was given.
     *
     * @param texts as they were written; lists are separated by commas
     * @param spelling how the user writes an option's name, such as {@code --dry-run}
     * @throws RefusedRequestException when one means nothing
     */
    public static SessionRequest of(Map<RequestOption, String> texts, Function<RequestOption, String> spelling) {
        SessionRequest request = new SessionRequest(new EnumMap<>(RequestOption.class), spelling);
        texts.forEach((option, text) -> {
            try {
                request.values.put(option, option.read(text));
            } catch (IllegalArgumentException e) {
                throw request.refused(option, String.valueOf(e.getMessage()), e);
            }
        });
        return request;
    }

    /** What was given and says something: a flag that says false is as good as left out. In the order of the options; the caller's to change. */
    public Set<RequestOption> meant() {
        return values.keySet().stream()
                .filter(this::isMeant)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestOption.class)));
    }

    /** Whether any session was selected one by one, rather than by how long it has been disconnected. */
    public boolean hasSelectors() {
        return isTrue(RequestOption.ALL) || SELECTORS.stream().anyMatch(this::isGiven);
    }

    /**
     * Whom to log off: those selected, or the disconnected, where {@code disconnectedFor} was given, or nothing but what narrows it.
     *
     * @throws RefusedRequestException when nobody was selected, or options contradict each other
     */
    public LogoffPolicy logoff() {
        if (isGiven(RequestOption.DISCONNECTED_FOR)) {
            return disconnected();
        }
        if (hasSelectors() && isTrue(RequestOption.INCLUDE_CONSOLE)) {
            throw refused(
                    RequestOption.INCLUDE_CONSOLE,
                    "it is for the disconnected, with " + name(RequestOption.DISCONNECTED_FOR)
                            + "; for sessions that are named use " + name(RequestOption.FORCE),
                    null);
        }
        if (!hasSelectors() && NARROWING.stream().anyMatch(this::isMeant)) {
            throw withoutMinimum();
        }
        if (!hasSelectors()) {
            throw nothingSelected(
                    "; all who have been disconnected for a while " + name(RequestOption.DISCONNECTED_FOR));
        }
        return selected(false);
    }

    /**
     * Whom to log off of those who are disconnected.
     *
     * @throws RefusedRequestException when the least time was not given, or options contradict each other
     */
    public LogoffPolicy disconnected() {
        if (hasSelectors()) {
            throw refused(
                    null,
                    names(SELECTORS) + " and " + name(RequestOption.ALL) + " do not go with "
                            + name(RequestOption.DISCONNECTED_FOR) + "; use " + name(RequestOption.INCLUDE_USERS)
                            + " for users",
                    null);
        }
        if (isTrue(RequestOption.FORCE)) {
            throw refused(
                    RequestOption.FORCE,
                    "it is for sessions that are named; with " + name(RequestOption.DISCONNECTED_FOR) + " use "
                            + name(RequestOption.INCLUDE_CONSOLE),
                    null);
        }
        if (NOTICE.stream().anyMatch(this::isMeant)) {
            throw refused(null, "nobody who is disconnected can read a message; leave out " + names(NOTICE), null);
        }
        if (!isGiven(RequestOption.DISCONNECTED_FOR)) {
            throw withoutMinimum();
        }
        LogoffPolicy.Builder policy = LogoffPolicy.disconnected();
        this.<Duration>with(RequestOption.DISCONNECTED_FOR, policy::disconnectedFor);
        if (isTrue(RequestOption.INCLUDE_CONSOLE)) {
            policy.includeConsole();
        }
        return narrowed(policy).build();
    }

    /**
     * Which sessions were selected.
     *
     * @param isHarmless whether what is done to them harms nobody, so that the caller's own session and the console are meant, too
     * @throws RefusedRequestException when none was, or options contradict each other
     */
    public LogoffPolicy selected(boolean isHarmless) {
        if (!hasSelectors()) {
            throw nothingSelected("");
        }
        if (isTrue(RequestOption.ALL) && SELECTORS.stream().anyMatch(this::isGiven)) {
            throw refused(
                    RequestOption.ALL,
                    "it means everybody, so it goes with none of " + names(SELECTORS) + "; leave it or them out",
                    null);
        }
        LogoffPolicy.Builder policy = LogoffPolicy.selected();
        this.<SessionId>with(RequestOption.ID, policy::id);
        this.<String>with(RequestOption.NAME, policy::name);
        this.<UserSelector>with(RequestOption.USER, policy::user);
        this.<UserSelector>with(RequestOption.ONE_USER, policy::user);
        this.<List<ConnectState>>with(RequestOption.STATES, policy::states);
        this.<Duration>with(RequestOption.IDLE_FOR, policy::idleFor);
        if (isTrue(RequestOption.ALL)) {
            policy.everyone();
        }
        if (isHarmless || isTrue(RequestOption.FORCE)) {
            policy.forced();
        }
        return narrowed(policy)
                .notice(isHarmless ? LogoffNotice.none() : notice())
                .build();
    }

    private RefusedRequestException withoutMinimum() {
        return refused(
                null,
                "say for how long sessions must have been disconnected, with " + name(RequestOption.DISCONNECTED_FOR)
                        + "; 0s means all who are disconnected",
                null);
    }

    private RefusedRequestException nothingSelected(String others) {
        return refused(
                null,
                "no session was selected, and nothing has been touched. Give at least one of " + names(SELECTORS)
                        + "; a session must match all that are given. Everybody needs " + name(RequestOption.ALL)
                        + others,
                null);
    }

    private LogoffPolicy.Builder narrowed(LogoffPolicy.Builder policy) {
        this.<List<UserSelector>>with(RequestOption.INCLUDE_USERS, policy::includeUsers);
        this.<List<UserProtection>>with(RequestOption.EXCLUDE_USERS, policy::excludeUsers);
        this.<List<String>>with(RequestOption.KEEP_IF_RUNNING, policy::keepIfRunning);
        this.<Integer>with(RequestOption.MAX_LOGOFFS, policy::maxLogoffs);
        return policy;
    }

    /**
     * What users at their screens are told, or asked, before they are logged off.
     *
     * @throws RefusedRequestException when there is a time and nothing to say
     */
    public LogoffNotice notice() {
        boolean asks = isTrue(RequestOption.ASK);
        @Nullable String text = value(RequestOption.MESSAGE);
        if (asks && noticeTime().compareTo(Duration.ofSeconds(1)) < 0) {
            throw refused(RequestOption.GRACE, "it is the time to answer then; use 1s or more", null);
        }
        if (asks) {
            return LogoffNotice.ask(LogoffNotice.TITLE, text == null ? LogoffNotice.QUESTION : text, noticeTime());
        }
        if (text == null) {
            if (isGiven(RequestOption.GRACE)) {
                throw refused(
                        RequestOption.GRACE,
                        "nobody would know what the time is for; give " + name(RequestOption.MESSAGE) + " or "
                                + name(RequestOption.ASK) + ", too",
                        null);
            }
            return LogoffNotice.none();
        }
        return LogoffNotice.warn(LogoffNotice.TITLE, text, noticeTime());
    }

    /** How long users have, between the notice and the logoff or for their answer. */
    public Duration noticeTime() {
        @Nullable Duration given = value(RequestOption.GRACE);
        if (given != null) {
            return given;
        }
        return isTrue(RequestOption.ASK) ? LogoffNotice.TIME_TO_ANSWER : Duration.ZERO;
    }

    /**
     * The message to show.
     *
     * @throws RefusedRequestException when there is no text
     */
    public Message message() {
        @Nullable String text = value(RequestOption.MESSAGE);
        if (text == null) {
            throw refused(RequestOption.MESSAGE, "a text is needed, and there is none", null);
        }
        @Nullable String title = value(RequestOption.TITLE);
        @Nullable Duration showFor = value(RequestOption.SHOW_FOR);
        return new Message(
                title == null ? MESSAGE_TITLE : title,
                text,
                MessageStyle.INFORMATION,
                showFor == null ? MESSAGE_STAYS : showFor);
    }

    /** How long one session's logoff may take to finish: 30 s when not said. */
    public Duration timeout() {
        @Nullable Duration given = value(RequestOption.TIMEOUT);
        return given == null ? TIMEOUT : given;
    }

    /** Whether only to say what would be done. */
    public boolean isDryRun() {
        return isTrue(RequestOption.DRY_RUN);
    }

    private boolean isTrue(RequestOption flag) {
        return Boolean.TRUE.equals(values.get(flag));
    }

    private boolean isMeant(RequestOption option) {
        return isGiven(option) && !Boolean.FALSE.equals(values.get(option));
    }

    private boolean isGiven(RequestOption option) {
        return values.containsKey(option);
    }

    /** The value, whose type the option's reading has decided. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private <T> @Nullable T value(RequestOption option) {
        return (T) values.get(option);
    }

    private <T> void with(RequestOption option, Consumer<? super T> given) {
        T value = this.<T>value(option);
        if (value != null) {
            given.accept(value);
        }
    }

    private String name(RequestOption option) {
        return spelling.apply(option);
    }

    private String names(Collection<RequestOption> options) {
        return options.stream().map(this::name).distinct().collect(Collectors.joining(", "));
    }

    private RefusedRequestException refused(@Nullable RequestOption option, String problem, @Nullable Throwable cause) {
        String message = option == null ? problem : name(option) + ": " + problem;
        return new RefusedRequestException(option, problem, message, cause);
    }
}
