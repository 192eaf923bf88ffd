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
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of a scenario's keys mean. Each method throws IllegalArgumentException for a value that means nothing. */
final class ScenarioValues {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern SIZE = Pattern.compile("(\\d+)([KMG]?)");
    private static final Pattern DURATION = Pattern.compile("\\d+(ms|s|m|h|d)");
    private static final Pattern DISPLAY = Pattern.compile("(\\d+)x(\\d+)x(\\d+)");
    private static final int LARGEST_MEASURE = 0xFFFF;
    private static final long LARGEST_UNSIGNED = 0xFFFF_FFFFL;

    static final String NEVER = "never";

    /** Of everything but text, leading zeros included. */
    private static final int LONGEST = 63;

    private ScenarioValues() {}

    /** The word with A to Z as a to z, and nothing else changed: no other letter may pass for one of them. */
    static String folded(String word) {
        StringBuilder folded = new StringBuilder(word.length());
        word.chars().map(c -> c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c).forEach(c -> folded.append((char) c));
        return folded.toString();
    }

    static SessionId sessionId(String value) {
        return new SessionId(unsigned(value));
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
            throw new IllegalArgumentException(QuotedInput.of(value) + " is not at least 1");
        }
        return number;
    }

    static long number(String value, long largest) {
        OptionalLong number = digits(value, NUMBER);
        if (number.isPresent() && number.getAsLong() <= largest) {
            return number.getAsLong();
        }
        throw new IllegalArgumentException(QuotedInput.of(value) + " is not a whole number from 0 to " + largest);
    }

    /** The number, where the value is of this form, and not too large for one. */
    private static OptionalLong digits(String value, Pattern form) {
        if (value.length() > LONGEST || !form.matcher(value).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(value));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }

    /** As it stands in a file: not all that people may type elsewhere. */
    static Duration duration(String value) {
        if (value.length() > LONGEST || !DURATION.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    QuotedInput.of(value) + " is not a duration such as 200ms, 90s, 30m, 2h or 1d");
        }
        return DurationText.parse(value);
    }

    static ConnectState state(String value) {
        for (ConnectState state : ConnectState.values()) {
            if (state != ConnectState.UNKNOWN && folded(value).equals(folded(state.windowsName()))) {
                return state;
            }
        }
        if (NUMBER.matcher(value).matches()) {
            return ConnectState.fromCode(code(value));
        }
        throw new IllegalArgumentException(QuotedInput.of(value) + " is no connect state, and no number of one");
    }

    static LockState lock(String value) {
        return switch (folded(value)) {
            case "yes" -> LockState.LOCKED;
            case "no" -> LockState.UNLOCKED;
            case "unknown" -> LockState.UNKNOWN;
            default -> throw new IllegalArgumentException(QuotedInput.of(value) + " is not yes, no or unknown");
        };
    }

    static MessageAnswer answer(String value) {
        return switch (folded(value)) {
            case "ok" -> MessageAnswer.OK;
            case "cancel" -> MessageAnswer.CANCEL;
            case "yes" -> MessageAnswer.YES;
            case "no" -> MessageAnswer.NO;
            case "timeout" -> MessageAnswer.TIMED_OUT;
            default ->
                throw new IllegalArgumentException(
                        QuotedInput.of(value) + " is not one of ok, cancel, yes, no, timeout");
        };
    }

    static boolean yesOrNo(String value) {
        return switch (folded(value)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(QuotedInput.of(value) + " is not yes or no");
        };
    }

    static String malformation(String value) {
        List<String> known =
                List.of("nullPointer", "zeroCountNull", "hugeCount", "shortBuffer", "unterminated", "random");
        if (known.stream().noneMatch(word -> folded(word).equals(folded(value)))) {
            throw new IllegalArgumentException(QuotedInput.of(value) + " is not one of " + String.join(", ", known));
        }
        return value;
    }

    /** Rows have no size that is told, so that only other answers can be too short. */
    static boolean canBeMalformed(SessionOperation operation, String malformation) {
        return switch (operation) {
            case LIST, PROCESSES -> !folded(malformation).equals("shortbuffer");
            case READ, CLIENT -> true;
            default -> false;
        };
    }

    static ClientProtocol protocol(String value) {
        return switch (folded(value)) {
            case "console" -> ClientProtocol.CONSOLE;
            case "rdp" -> ClientProtocol.RDP;
            default -> throw new IllegalArgumentException(QuotedInput.of(value) + " is not one of console, rdp");
        };
    }

    static ClientDisplay display(String value) {
        Matcher display = DISPLAY.matcher(value);
        if (value.length() > LONGEST || !display.matches()) {
            throw new IllegalArgumentException(QuotedInput.of(value) + " is not a display such as 1920x1080x32");
        }
        return new ClientDisplay(
                (int) number(display.group(1), LARGEST_MEASURE), (int) number(display.group(2), LARGEST_MEASURE), (int)
                        number(display.group(3), LARGEST_MEASURE));
    }

    /** A number that Windows holds in 32 bits. */
    static long unsigned(String value) {
        return number(value, LARGEST_UNSIGNED);
    }

    static SessionOperation operation(String value) {
        for (SessionOperation operation : SessionOperation.values()) {
            // A run is no call to Windows, so none can fail in it.
            if (operation != SessionOperation.RUN && folded(operation.name()).equals(folded(value))) {
                return operation;
            }
        }
        throw new IllegalArgumentException(
                QuotedInput.of(value)
                        + " is not an operation: open, list, read, client, processes, logoff, disconnect, message, event, servers, account");
    }

    static boolean isAboutOneSession(SessionOperation operation) {
        return switch (operation) {
            case OPEN, LIST, PROCESSES, EVENT, SERVERS, RUN -> false;
            case READ, CLIENT, LOGOFF, DISCONNECT, MESSAGE -> true;
        };
    }

    /** Any that a signed 64-bit number holds. That Windows counts in 32 bits here is not the scenario's affair, but the host's. */
    static long bytes(String value) {
        Matcher size = SIZE.matcher(value);
        if (value.length() <= LONGEST && size.matches()) {
            int shift = size.group(2).isEmpty() ? 0 : 10 * ("KMG".indexOf(size.group(2)) + 1);
            OptionalLong number = digits(size.group(1), NUMBER);
            if (number.isPresent() && number.getAsLong() <= Long.MAX_VALUE >> shift) {
                return number.getAsLong() << shift;
            }
        }
        throw new IllegalArgumentException(
                QuotedInput.of(value) + " is not a size from 0 to " + Long.MAX_VALUE + " bytes, such as 812M");
    }

    /** Null where the value is empty: there is none. */
    static @Nullable UserAccount account(String value) {
        if (value.isEmpty()) {
            return null;
        }
        int backslash = value.indexOf('\\');
        String name = value.substring(backslash + 1);
        if (name.isEmpty()) {
            throw new IllegalArgumentException(QuotedInput.of(value) + " is not an account such as CORP\\dana");
        }
        return new UserAccount(value.substring(0, Math.max(0, backslash)), name);
    }

    /** Null where the value is empty: there is none. */
    static @Nullable InetAddress address(String value) {
        if (value.isEmpty()) {
            return null;
        }
        return ClientInfo.parseAddress(value)
                .orElseThrow(() -> new IllegalArgumentException(QuotedInput.of(value) + " is not an IP address"));
    }
}
