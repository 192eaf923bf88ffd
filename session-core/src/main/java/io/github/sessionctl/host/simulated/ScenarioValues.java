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
import io.github.sessionctl.text.DurationText;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the values of a scenario's keys mean. Each method throws IllegalArgumentException for a value that means nothing. */
final class ScenarioValues {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15})([KMG]?)");

    private static final Pattern DISPLAY = Pattern.compile("(\\d{1,5})x(\\d{1,5})x(\\d{1,5})");
    private static final int LARGEST_MEASURE = 0xFFFF;

    private ScenarioValues() {}

    static SessionId sessionId(String value) {
        return new SessionId(number(value, 0xFFFF_FFFFL));
    }

    static int count(String value) {
        return (int) number(value, Integer.MAX_VALUE);
    }

    static int positive(String value) {
        int number = count(value);
        if (number == 0) {
            throw new IllegalArgumentException(QuotedInput.of(value) + " is not at least 1");
        }
        return number;
    }

    static long number(String value, long largest) {
        if (value.matches("\\d{1,18}") && Long.parseLong(value) <= largest) {
            return Long.parseLong(value);
        }
        throw new IllegalArgumentException(QuotedInput.of(value) + " is not a whole number from 0 to " + largest);
    }

    static Duration duration(String value) {
        return DurationText.parse(value);
    }

    static ConnectState state(String value) {
        return value.matches("\\d{1,9}") ? ConnectState.fromCode(Integer.parseInt(value)) : ConnectState.parse(value);
    }

    static LockState lock(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes" -> LockState.LOCKED;
            case "no" -> LockState.UNLOCKED;
            case "unknown" -> LockState.UNKNOWN;
            default -> throw new IllegalArgumentException(QuotedInput.of(value) + " is not yes, no or unknown");
        };
    }

    static MessageAnswer answer(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
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
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException(QuotedInput.of(value) + " is not yes or no");
        };
    }

    static String malformation(String value) {
        List<String> known = List.of("nullPointer", "zeroCountNull", "hugeCount", "shortBuffer", "unterminated", "random");
        if (known.stream().noneMatch(value::equalsIgnoreCase)) {
            throw new IllegalArgumentException(QuotedInput.of(value) + " is not one of " + String.join(", ", known));
        }
        return value;
    }

    static ClientProtocol protocol(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "console" -> ClientProtocol.CONSOLE;
            case "rdp" -> ClientProtocol.RDP;
            default -> throw new IllegalArgumentException(QuotedInput.of(value) + " is not one of console, rdp");
        };
    }

    static ClientDisplay display(String value) {
        Matcher display = DISPLAY.matcher(value);
        if (!display.matches()) {
            throw new IllegalArgumentException(QuotedInput.of(value) + " is not a display such as 1920x1080x32");
        }
        return new ClientDisplay(
                (int) number(display.group(1), LARGEST_MEASURE), (int) number(display.group(2), LARGEST_MEASURE), (int)
                        number(display.group(3), LARGEST_MEASURE));
    }

    /** A number that Windows holds in 32 bits. */
    static long unsigned(String value) {
        return number(value, 0xFFFF_FFFFL);
    }

    static SessionOperation operation(String value) {
        for (SessionOperation operation : SessionOperation.values()) {
            if (operation.name().equalsIgnoreCase(value)) {
                return operation;
            }
        }
        throw new IllegalArgumentException(
                QuotedInput.of(value)
                        + " is not an operation: open, list, read, client, processes, logoff, disconnect, message, event, servers, account");
    }

    static boolean isAboutOneSession(SessionOperation operation) {
        return switch (operation) {
            case OPEN, LIST, PROCESSES, EVENT, SERVERS -> false;
            case READ, CLIENT, LOGOFF, DISCONNECT, MESSAGE -> true;
        };
    }

    static long bytes(String value) {
        Matcher size = SIZE.matcher(value);
        if (!size.matches()) {
            throw new IllegalArgumentException(QuotedInput.of(value) + " is not a size such as 812M");
        }
        int shift = size.group(2).isEmpty() ? 0 : 10 * ("KMG".indexOf(size.group(2)) + 1);
        return Long.parseLong(size.group(1)) << shift;
    }

    static InetAddress address(String value) {
        return ClientInfo.parseAddress(value)
                .orElseThrow(() -> new IllegalArgumentException(QuotedInput.of(value) + " is not an IP address"));
    }
}
