package io.github.sessionctl.jmx.console;

import java.util.List;

/** What the dialogs say. */
final class Wording {

    private Wording() {}

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
