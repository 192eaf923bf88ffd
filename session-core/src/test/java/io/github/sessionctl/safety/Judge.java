package io.github.sessionctl.safety;

import io.github.sessionctl.safety.SafetyRules.Glance;
import io.github.sessionctl.session.ConnectState;
import io.github.sessionctl.session.MessageAnswer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Judges each call that acts on a session, by what is true as far as a look right before could have told: nothing that happened between the look
 * and the call counts, for Windows has no call that does both. Guarded by its witness's lock.
 */
final class Judge {

    private static final Duration LOOK_STAYS_FRESH = Duration.ofSeconds(2);

    private final Wish wish;
    private final History history;
    private final VirtualClock clock;
    private final Story story;
    private final Map<Long, Deeds> deeds = new HashMap<>();

    /** The last call about each session, null where that was no look. */
    private final Map<Long, @Nullable Look> lastAbout = new HashMap<>();

    Judge(Wish wish, History history, VirtualClock clock, Story story) {
        this.wish = wish;
        this.history = history;
        this.clock = clock;
        this.story = story;
    }

    /** What has been done to a session. */
    Deeds deeds(long id) {
        return deeds.computeIfAbsent(id, first -> new Deeds());
    }

    /** To how many sessions something was done, or perhaps done. */
    int acts() {
        return (int) deeds.values().stream().filter(Deeds::isAny).count();
    }

    /** Somebody has asked about a session, and seen this, or nothing. */
    void asked(long id, @Nullable Look seen) {
        lastAbout.put(id, seen);
    }

    /** Somebody is about to act. */
    void judge(Act act, long id, Trail trail) {
        String what = act + " of " + id + " ";
        Look look = trail.look;
        Look before = history.planned(id);
        story.check(wish.acts().contains(act), what + "which nobody wants");
        if (look == null || look.session().id != id || !look.equals(lastAbout.get(id))) {
            story.wrong(what + "without a look right before");
        } else if (before == null || before.equals(look)) {
            story.wrong(what + "which was never planned");
        } else {
            // Where users are asked, other threads turn the clock meanwhile.
            story.check(
                    act == Act.ASK || clock.nanoTime() - look.endedAt() <= LOOK_STAYS_FRESH.toNanos(),
                    what + "long after the look at " + look.endedAt());
            judge(act, before.session(), look, what);
        }
        lastAbout.put(id, null);
    }

    private void judge(Act act, TrueSession before, Look look, String what) {
        TrueSession now = look.session();
        story.check(isSame(before, now), what + "which is another one than " + before);
        boolean saidYes =
                act == Act.LOGOFF && wish.notice == Wish.Notice.QUESTION && deeds(now.id).answer == MessageAnswer.YES;
        List<String> rules = SafetyRules.keeping(
                wish, new Glance(now, history.listed(), history.during(look), history.before(look), saidYes));
        story.check(rules.isEmpty(), what + "which is kept by " + rules + ": " + now);
        switch (act) {
            case LOGOFF ->
                story.check(
                        !isThere(before) || consents(deeds(now.id)),
                        what + "whose user was not told, or does not want it");
            case DISCONNECT ->
                story.check(now.state != ConnectState.DISCONNECTED, what + "which is disconnected already");
            case MESSAGE, ASK -> story.check(isThere(now), what + "where nobody can see it: " + now);
        }
    }

    /** The same logon, as far as it is told; and where its user had gone, he has not been back. */
    private static boolean isSame(TrueSession before, TrueSession now) {
        if (before.user == null || now.user == null) {
            return before.user == null && now.user == null;
        }
        boolean isStillGone =
                now.state == ConnectState.DISCONNECTED && Objects.equals(before.disconnectedAt, now.disconnectedAt);
        return before.logon == now.logon && (before.state != ConnectState.DISCONNECTED || isStillGone);
    }

    private boolean consents(Deeds done) {
        return switch (wish.notice) {
            case NONE -> true;
            case WARNING -> done.toldAt != null && clock.nanoTime() - lastWarning() >= wish.grace.toNanos();
            case QUESTION ->
                done.answer != null
                        && switch (done.answer) {
                            case YES -> true;
                            case TIMED_OUT -> wish.isSilenceConsent;
                            case NO, OK, CANCEL -> wish.isNoIgnored;
                        };
        };
    }

    private long lastWarning() {
        return deeds.values().stream()
                .map(done -> done.toldAt)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .max()
                .orElse(Long.MAX_VALUE);
    }

    /** Whether somebody sits before it, if only to shadow another session. */
    private static boolean isThere(TrueSession session) {
        return session.state == ConnectState.ACTIVE || session.state == ConnectState.SHADOW;
    }
}
