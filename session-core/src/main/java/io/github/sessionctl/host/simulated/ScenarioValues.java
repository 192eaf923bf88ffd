package io.github.sessionctl.host.simulated;

import io.github.sessionctl.session.ClientDisplay;
import io.github.sessionctl.session.ClientInfo;
import io.github.sessionctl.session.ClientProtocol;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.LockState;
import io.github.sessionctl.session.MessageAnswer;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import io.github.sessionctl.session.UserAccount;
import io.github.sessionctl.text.DurationText;
import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of a scenario's keys mean. Each method throws IllegalArgumentException for a value that means nothing. */
final class ScenarioValues {

    static final String NEVER = "never";

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern SIZE = Pattern.compile("(\\d+)([KMG]?)");
    private static final Pattern DURATION = Pattern.compile("\\d+(ms|s|m|h|d)");
    private static final Pattern DISPLAY = Pattern.compile("(\\d+)x(\\d+)x(\\d+)");

    private static final List<String> MALFORMATIONS =
            List.of("nullPointer", "zeroCountNull", "hugeCount", "shortBuffer", "unterminated", "random");

    /** Of everything but text, leading zeros included. */
    private static final int LONGEST = 63;

    private ScenarioValues() {}

    /** The word with A to Z as a to z, and nothing else changed: no other letter may pass for one of them. */
    static String folded(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        word.chars().map(c -> c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c).forEach(c -> folded.append((char) c));
        return folded.toString();
    }

    private static boolean isSame(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static IllegalArgumentException refused(String value, String forms) {
        return new IllegalArgumentException(QuotedInput.of(value) + " is not " + forms);
    }

    private static <T> T word(String value, Map<String, T> meanings, String forms) {
        T meaning = meanings.get(folded(value));
        if (meaning == null) {
            throw refused(value, forms);
        }
        return meaning;
    }

    private static Matcher matched(String value, Pattern pattern, String forms) {
        Matcher matcher = pattern.matcher(value);
        if (value.length() > LONGEST || !matcher.matches()) {
            throw refused(value, forms);
        }
        return matcher;
    }

    static long number(String value, long largest) {
        String forms = "a whole number from 0 to " + largest;
        BigInteger number = new BigInteger(matched(value, NUMBER, forms).group());
        if (number.compareTo(BigInteger.valueOf(largest)) > 0) {
            throw refused(value, forms);
        }
        return number.longValue();
    }

    /** A number that Windows holds in 32 bits. */
    static long unsigned(String value) {
        return number(value, 0xFFFF_FFFFL);
    }

    static SessionId sessionId(String value) {
        return new SessionId(unsigned(value));
    }

    static @Nullable SessionId sessionOrNone(@Nullable String value) {
        return value == null || isSame(value, "none")
                ? null
                : ScenarioLine.at("console", value, ScenarioValues::sessionId);
    }

    static int count(String value) {
        return (int) number(value, Integer.MAX_VALUE);
    }

    /** How many times, or which time; more than an int holds is as good as that. */
    static int positive(String value) {
        return (int) Math.min(Integer.MAX_VALUE, notZero(value));
    }

    /** A Win32 error. */
    static int code(String value) {
        return (int) unsigned(value);
    }

    /** A Win32 error that is one. */
    static int failure(String value) {
        return (int) notZero(value);
    }

    private static long notZero(String value) {
        long number = unsigned(value);
        if (number == 0) {
            throw refused(value, "at least 1");
        }
        return number;
    }

    /** As it is written in a file: not all that people may type elsewhere. */
    static Duration duration(String value) {
        return DurationText.parse(matched(value, DURATION, "a duration such as 200ms, 90s, 30m, 2h or 1d")
                .group());
    }

    static ConnectState state(String value) {
        for (ConnectState state : ConnectState.values()) {
            if (state != ConnectState.UNKNOWN && isSame(value, state.windowsName())) {
                return state;
            }
        }
        if (NUMBER.matcher(value).matches()) {
            return ConnectState.fromCode(code(value));
        }
        throw new IllegalArgumentException(QuotedInput.of(value) + " is no connect state, and no number of one");
    }

    static LockState lock(String value) {
        Map<String, LockState> states =
                Map.of("yes", LockState.LOCKED, "no", LockState.UNLOCKED, "unknown", LockState.UNKNOWN);
        return word(value, states, "yes, no or unknown");
    }

    static MessageAnswer answer(String value) {
        Map<String, MessageAnswer> answers = Map.of(
                "ok", MessageAnswer.OK,
                "cancel", MessageAnswer.CANCEL,
                "yes", MessageAnswer.YES,
                "no", MessageAnswer.NO,
                "timeout", MessageAnswer.TIMED_OUT);
        return word(value, answers, "one of ok, cancel, yes, no, timeout");
    }

    static boolean yesOrNo(String value) {
        return word(value, Map.of("yes", true, "no", false), "yes or no");
    }

    static ClientProtocol protocol(String value) {
        return word(value, Map.of("console", ClientProtocol.CONSOLE, "rdp", ClientProtocol.RDP), "one of console, rdp");
    }

    static String malformation(String value) {
        if (MALFORMATIONS.stream().noneMatch(word -> isSame(word, value))) {
            throw refused(value, "one of " + String.join(", ", MALFORMATIONS));
        }
        return value;
    }

    /** Rows have no size that is told, so that only other answers can be too short. */
    static boolean canBeMalformed(SessionOperation operation, String malformation) {
        return switch (operation) {
            case LIST, PROCESSES -> !isSame(malformation, "shortBuffer");
            case READ, CLIENT -> true;
            default -> false;
        };
    }

    static ClientDisplay display(String value) {
        Matcher display = matched(value, DISPLAY, "a display such as 1920x1080x32");
        return new ClientDisplay(measure(display.group(1)), measure(display.group(2)), measure(display.group(3)));
    }

    private static int measure(String value) {
        return (int) number(value, 0xFFFF);
    }

    static SessionOperation operation(String value) {
        for (SessionOperation operation : SessionOperation.values()) {
            // A run is no call to Windows, so none can fail in it.
            if (operation != SessionOperation.RUN && isSame(operation.name(), value)) {
                return operation;
            }
        }
        throw refused(
                value,
                "an operation: open, list, read, client, processes, logoff, disconnect, message, event, servers, account");
    }

    static boolean isAboutOneSession(SessionOperation operation) {
        return switch (operation) {
            case OPEN, LIST, PROCESSES, EVENT, SERVERS, RUN -> false;
            case READ, CLIENT, LOGOFF, DISCONNECT, MESSAGE -> true;
        };
    }

    /** Any that a signed 64-bit number holds. That Windows counts in 32 bits here is not the scenario's affair, but the host's. */
    static long bytes(String value) {
        String forms = "a size from 0 to " + Long.MAX_VALUE + " bytes, such as 812M";
        Matcher size = matched(value, SIZE, forms);
        BigInteger bytes = new BigInteger(size.group(1)).shiftLeft(10 * " KMG".indexOf(size.group(2)));
        if (bytes.bitLength() >= Long.SIZE) {
            throw refused(value, forms);
        }
        return bytes.longValue();
    }

    /** Null where the value is empty: there is none. */
    static @Nullable UserAccount account(String value) {
        if (value.isEmpty()) {
            return null;
        }
        int backslash = value.indexOf('\\');
        String name = value.substring(backslash + 1);
        if (name.isEmpty()) {
            throw refused(value, "an account such as CORP\\dana");
        }
        return new UserAccount(value.substring(0, Math.max(0, backslash)), name);
    }

    /** Null where the value is empty: there is none. */
    static @Nullable InetAddress address(String value) {
        return value.isEmpty()
                ? null
                : ClientInfo.parseAddress(value).orElseThrow(() -> refused(value, "an IP address"));
    }
}
