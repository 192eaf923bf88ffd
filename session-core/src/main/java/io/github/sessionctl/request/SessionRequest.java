package io.github.sessionctl.request;

import static io.github.sessionctl.request.RequestOption.*;

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
 * What somebody asks for, read from texts. The goals' parameters, the command line's options, the agent's options and the MBean's operations all come
 * through here, so that the same text means the same, and is refused for the same reasons, wherever it is written. An option that is not in the map
 * was left out; one whose text is empty was given, and is refused: an empty variable must not widen a choice. Immutable.
 */
public final class SessionRequest {

    private static final Set<RequestOption> SELECTORS = EnumSet.of(ID, NAME, USER, ONE_USER, STATES, IDLE_FOR);

    private static final Set<RequestOption> NOTICE = EnumSet.of(MESSAGE, GRACE, ASK);

    /** What narrows a choice, and chooses nobody. */
    private static final Set<RequestOption> NARROWING =
            EnumSet.of(INCLUDE_USERS, EXCLUDE_USERS, KEEP_IF_RUNNING, INCLUDE_CONSOLE, MAX_LOGOFFS);

    private final Map<RequestOption, Object> values;
    private final Function<RequestOption, String> spelling;

    private SessionRequest(Map<RequestOption, Object> values, Function<RequestOption, String> spelling) {
        this.values = values;
        this.spelling = spelling;
    }

    /**
     * Reads what was given.
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
        return isTrue(ALL) || SELECTORS.stream().anyMatch(this::isGiven);
    }

    /**
     * Whom to log off: those selected, or the disconnected, where {@code disconnectedFor} was given, or nothing but what narrows it.
     * @throws RefusedRequestException when nobody was selected, or options contradict each other
     */
    public LogoffPolicy logoff() {
        if (isGiven(DISCONNECTED_FOR)) {
            return disconnected();
        }
        if (hasSelectors() && isTrue(INCLUDE_CONSOLE)) {
            String problem = "it is for the disconnected, with " + name(DISCONNECTED_FOR);
            throw refused(INCLUDE_CONSOLE, problem + "; for sessions that are named use " + name(FORCE));
        }
        if (hasSelectors()) {
            return selected(false);
        }
        throw NARROWING.stream().anyMatch(this::isMeant)
                ? withoutMinimum()
                : nothingSelected("; all who have been disconnected for a while " + name(DISCONNECTED_FOR));
    }

    /**
     * Whom to log off of those who are disconnected.
     * @throws RefusedRequestException when the least time was not given, or options contradict each other
     */
    public LogoffPolicy disconnected() {
        if (hasSelectors()) {
            String problem = names(SELECTORS) + " and " + name(ALL) + " do not go with " + name(DISCONNECTED_FOR);
            throw refused(null, problem + "; use " + name(INCLUDE_USERS) + " for users");
        }
        if (isTrue(FORCE)) {
            String problem = "it is for sessions that are named; with " + name(DISCONNECTED_FOR);
            throw refused(FORCE, problem + " use " + name(INCLUDE_CONSOLE));
        }
        if (NOTICE.stream().anyMatch(this::isMeant)) {
            throw refused(null, "nobody who is disconnected can read a message; leave out " + names(NOTICE));
        }
        if (!isGiven(DISCONNECTED_FOR)) {
            throw withoutMinimum();
        }
        LogoffPolicy.Builder policy = LogoffPolicy.disconnected();
        this.<Duration>with(DISCONNECTED_FOR, policy::disconnectedFor);
        if (isTrue(INCLUDE_CONSOLE)) {
            policy.includeConsole();
        }
        return narrowed(policy).build();
    }

    /**
     * Which sessions were selected.
     * @param isHarmless whether what is done to them harms nobody, so that the caller's own session and the console are meant, too
     * @throws RefusedRequestException when none was, or options contradict each other
     */
    public LogoffPolicy selected(boolean isHarmless) {
        if (!hasSelectors()) {
            throw nothingSelected("");
        }
        if (isTrue(ALL) && SELECTORS.stream().anyMatch(this::isGiven)) {
            String problem = "it means everybody, so it goes with none of " + names(SELECTORS);
            throw refused(ALL, problem + "; leave it or them out");
        }
        LogoffPolicy.Builder policy = LogoffPolicy.selected();
        this.<SessionId>with(ID, policy::id);
        this.<String>with(NAME, policy::name);
        this.<UserSelector>with(USER, policy::user);
        this.<UserSelector>with(ONE_USER, policy::user);
        this.<List<ConnectState>>with(STATES, policy::states);
        this.<Duration>with(IDLE_FOR, policy::idleFor);
        if (isTrue(ALL)) {
            policy.everyone();
        }
        if (isHarmless || isTrue(FORCE)) {
            policy.forced();
        }
        return narrowed(policy)
                .notice(isHarmless ? LogoffNotice.none() : notice())
                .build();
    }

    private RefusedRequestException withoutMinimum() {
        return refused(
                null,
                "say for how long sessions must have been disconnected, with " + name(DISCONNECTED_FOR)
                        + "; 0s means all who are disconnected");
    }

    private RefusedRequestException nothingSelected(String others) {
        return refused(
                null,
                "no session was selected, and nothing has been touched. Give at least one of " + names(SELECTORS)
                        + "; a session must match all that are given. Everybody needs " + name(ALL)
                        + others);
    }

    private LogoffPolicy.Builder narrowed(LogoffPolicy.Builder policy) {
        this.<List<UserSelector>>with(INCLUDE_USERS, policy::includeUsers);
        this.<List<UserProtection>>with(EXCLUDE_USERS, policy::excludeUsers);
        this.<List<String>>with(KEEP_IF_RUNNING, policy::keepIfRunning);
        this.<Integer>with(MAX_LOGOFFS, policy::maxLogoffs);
        return policy;
    }

    /**
     * What users at their screens are told, or asked, before they are logged off.
     * @throws RefusedRequestException when there is a time and nothing to say
     */
    public LogoffNotice notice() {
        @Nullable String text = value(MESSAGE);
        if (isTrue(ASK)) {
            if (noticeTime().compareTo(Duration.ofSeconds(1)) < 0) {
                throw refused(GRACE, "it is the time to answer then; use 1s or more");
            }
            return LogoffNotice.ask(LogoffNotice.TITLE, valueOr(MESSAGE, LogoffNotice.QUESTION), noticeTime());
        }
        if (text == null && isGiven(GRACE)) {
            String problem = "nobody would know what the time is for; give ";
            throw refused(GRACE, problem + name(MESSAGE) + " or " + name(ASK) + ", too");
        }
        return text == null ? LogoffNotice.none() : LogoffNotice.warn(LogoffNotice.TITLE, text, noticeTime());
    }

    /** How long users have, between the notice and the logoff or for their answer. */
    public Duration noticeTime() {
        return valueOr(GRACE, isTrue(ASK) ? LogoffNotice.TIME_TO_ANSWER : Duration.ZERO);
    }

    /**
     * The message to show.
     * @throws RefusedRequestException when there is no text
     */
    public Message message() {
        @Nullable String text = value(MESSAGE);
        if (text == null) {
            throw refused(MESSAGE, "a text is needed, and there is none");
        }
        return new Message(
                valueOr(TITLE, "Message"), text, MessageStyle.INFORMATION, valueOr(SHOW_FOR, Duration.ofSeconds(60)));
    }

    /** How long one session's logoff may take to finish: 30 s when not said. */
    public Duration timeout() {
        return valueOr(TIMEOUT, Duration.ofSeconds(30));
    }

    /** Whether only to say what would be done. */
    public boolean isDryRun() {
        return isTrue(DRY_RUN);
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

    private <T> T valueOr(RequestOption option, T otherwise) {
        T value = this.<T>value(option);
        return value == null ? otherwise : value;
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

    private RefusedRequestException refused(@Nullable RequestOption option, String problem) {
        return refused(option, problem, null);
    }

    private RefusedRequestException refused(@Nullable RequestOption option, String problem, @Nullable Throwable cause) {
        String message = option == null ? problem : name(option) + ": " + problem;
        return new RefusedRequestException(option, problem, message, cause);
    }
}
