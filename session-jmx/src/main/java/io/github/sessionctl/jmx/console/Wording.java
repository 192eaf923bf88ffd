package io.github.sessionctl.jmx.console;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tab says. */
final class Wording {

    /** Why a session cannot be logged off. The MBean names the rule alone. */
    private static final Map<String, String> RULES = Map.of(
            "SERVICES", "it is the services session",
            "LISTENER", "it is a listener",
            "OTHER_MACHINE", "it belongs to another machine",
            "NO_USER", "nobody is logged on",
            "OWN_SESSION", "the server itself runs in it",
            "CONSOLE", "it is the console session");

    private Wording() {}

    /** The rule as a clause; one that is not known here is named. */
    static String clause(String rule) {
        return RULES.getOrDefault(rule, "the rule " + rule + " protects it");
    }

    /** The clause without its pronoun, short enough for a cell; empty where there is no rule. */
    static String protection(String rule) {
        return rule.isEmpty() ? "" : clause(rule).replaceFirst("^it is ", "");
    }

    /** The text of the innermost exception that has one: those around it only say that a call over JMX failed. */
    static String reason(Throwable failure) {
        String text = failure.getClass().getSimpleName();
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            String message = each.getMessage();
            if (message != null && !message.isBlank()) {
                text = message;
            }
        }
        return text;
    }

    /** A number of seconds in its two largest units, such as {@code 22h 5m}; empty when not known. */
    static String span(@Nullable Long seconds) {
        if (seconds == null) {
            return "";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes == 0 ? seconds + "s" : minutes + "m";
        }
        long hours = minutes / 60;
        return hours < 24 ? join(hours, "h", minutes % 60, "m") : join(hours / 24, "d", hours % 24, "h");
    }

    private static String join(long large, String largeUnit, long small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
    }

    /** A session by its ID and its user. */
    static String session(SessionLine line) {
        return "Session " + line.id() + (line.hasUser() ? " of " + line.account() : "");
    }

    /** A reason that ends as a sentence does. */
    static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    static String sessions(int count) {
        return count == 1 ? "1 session" : count + " sessions";
    }

    /** What is asked before an action begins. */
    static String question(ConsoleAction action, List<SessionLine> lines) {
        boolean isOne = lines.size() == 1;
        return switch (action) {
            case LOG_OFF ->
                isOne
                        ? "Log this session off? Its programs are ended, and unsaved work in it is lost."
                        : "Log these " + lines.size()
                                + " sessions off? Their programs are ended, and unsaved work in them is lost.";
            case ASK ->
                (isOne ? "Ask this user" : "Ask these users, one after the other,")
                        + " whether to log off? Yes logs off at once; No, or no answer in time, leaves the session alone.";
            case MESSAGE -> isOne ? "Show a message to this user?" : "Show a message to these users?";
            case DISCONNECT ->
                (isOne ? "Disconnect this session? Its user stays" : "Disconnect these sessions? Their users stay")
                        + " logged on, and the programs run on.";
            case PROCESSES, LOG_OFF_DISCONNECTED -> throw new IllegalArgumentException(action + " is not asked about");
        };
    }

    /** What stands on the button that begins it. */
    static String button(ConsoleAction action, int count) {
        return switch (action) {
            case LOG_OFF -> "Log off " + sessions(count);
            case ASK -> "Ask " + users(count);
            case MESSAGE -> "Send to " + users(count);
            case DISCONNECT -> "Disconnect " + sessions(count);
            case PROCESSES, LOG_OFF_DISCONNECTED -> throw new IllegalArgumentException(action + " has no such button");
        };
    }

    /** What a plan means. */
    static String plan(HostReading host, int chosen, int all) {
        if (chosen == 0) {
            return "None of " + sessions(all) + " on " + host.host() + " would be logged off.";
        }
        String concerned = "On " + host.host() + " " + chosen + " of " + sessions(all) + " would be logged off. ";
        return host.isReadOnly()
                ? concerned + "But " + host.host() + " " + Objection.READ_ONLY + "."
                : concerned
                        + "Unsaved work in them is lost. Each is looked at once more: anyone who has come back is kept;"
                        + " anyone who has been away long enough by then is logged off too.";
    }

    private static String users(int count) {
        return count == 1 ? "1 user" : count + " users";
    }

    /** An outcome's name in words. */
    static String outcome(String name) {
        return switch (name) {
            case "LOGGED_OFF" -> "Logged off";
            case "ALREADY_GONE" -> "Was gone already";
            case "CHANGED" -> "Left alone: it has changed";
            case "STILL_LOGGING_OFF" -> "Still logging off";
            case "DECLINED" -> "Left alone: declined";
            case "FAILED" -> "Failed";
            case "NOT_BEGUN" -> "Not begun";
            case "NOT_KNOWN" -> "Not known";
            case "SKIPPED" -> "Kept";
            case "WOULD_LOG_OFF" -> "To be logged off";
            case "DISCONNECTED" -> "Disconnected";
            case "MESSAGE_SENT" -> "Message shown";
            default -> name;
        };
    }
}
