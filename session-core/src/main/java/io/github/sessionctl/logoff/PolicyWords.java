package io.github.sessionctl.logoff;

import io.github.sessionctl.logoff.LogoffNotice.Question;
import io.github.sessionctl.logoff.LogoffNotice.Warning;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.text.DurationText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A policy as one phrase. */
final class PolicyWords {

    private PolicyWords() {}

    static String of(LogoffPolicy policy) {
        List<String> words = new ArrayList<>();
        addSelection(words, policy);
        if (!policy.excludeUsers.isEmpty()) {
            words.add("but not " + either(policy.excludeUsers));
        }
        if (!policy.keepIfRunning.isEmpty()) {
            words.add(either(policy.keepIfRunning) + " not running");
        }
        policy.customRules.forEach(rule -> words.add("unless " + rule.why()));
        if (policy.isForced) {
            words.add("your own session and the console included");
        } else if (policy.isConsoleIncluded) {
            words.add("console included");
        }
        if (policy.maxLogoffs() != Integer.MAX_VALUE) {
            words.add("at most " + policy.maxLogoffs());
        }
        if (policy.notice() instanceof Question) {
            words.add("asked first");
        } else if (policy.notice() instanceof Warning warning) {
            words.add("warned " + DurationText.format(warning.grace()) + " before");
        }
        return String.join(", ", words);
    }

    private static void addSelection(List<String> words, LogoffPolicy policy) {
        boolean names = policy.id != null || policy.name != null || policy.user != null || policy.account != null;
        add(words, "session ", policy.id);
        add(words, "session ", policy.name == null ? null : QuotedInput.of(policy.name));
        if (!policy.states.isEmpty()) {
            words.add(state(policy));
        } else if (!policy.disconnectedFor.isZero()) {
            words.add("disconnected" + minimum(policy));
        }
        if (!policy.idleFor.isZero()) {
            words.add("idle for at least " + DurationText.format(policy.idleFor));
        }
        add(words, "logged on at ", policy.logon);
        add(words, "user ", policy.user);
        add(words, "user ", policy.account);
        if (!policy.includeUsers.isEmpty()) {
            words.add("user " + either(policy.includeUsers));
        } else if (!names) {
            words.add(words.isEmpty() ? "everybody" : "any user");
        }
    }

    private static void add(List<String> words, String what, @Nullable Object asked) {
        if (asked != null) {
            words.add(what + asked);
        }
    }

    private static String state(LogoffPolicy policy) {
        if (policy.states.size() == 1 && policy.states.contains(ConnectState.DISCONNECTED)) {
            return "disconnected" + minimum(policy);
        }
        String states =
                policy.states.stream().sorted().map(ConnectState::windowsName).collect(Collectors.joining(" or "));
        return policy.disconnectedFor.isZero() ? states : states + ", disconnected" + minimum(policy);
    }

    private static String minimum(LogoffPolicy policy) {
        return policy.disconnectedFor.isZero() ? "" : " for at least " + DurationText.format(policy.disconnectedFor);
    }

    private static String either(Collection<?> choices) {
        return choices.stream().map(Object::toString).collect(Collectors.joining(" or "));
    }
}
