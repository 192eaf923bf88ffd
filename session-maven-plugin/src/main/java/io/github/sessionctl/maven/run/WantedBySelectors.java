package io.github.sessionctl.maven.run;

import io.github.sessionctl.logoff.LogoffNotice;
import io.github.sessionctl.logoff.LogoffSelection;
import io.github.sessionctl.text.DurationText;
import java.time.Duration;

/** Sessions that were named. */
public record WantedBySelectors(Selectors selectors, Force force, LogoffNotice notice) implements Wanted {

    @Override
    public LogoffSelection selection() {
        return selectors.with(force, notice);
    }

    @Override
    public String words() {
        String forced = force == Force.NONE ? "" : ", own session and console included";
        if (notice instanceof LogoffNotice.Question) {
            return selectors.words() + forced + ", asked first";
        }
        return selectors.words()
                + forced
                + (notice instanceof LogoffNotice.Warning
                        ? ", told " + DurationText.format(noticeTime()) + " before"
                        : "");
    }

    @Override
    public boolean isOneSession() {
        return selectors.isOneSession();
    }

    @Override
    public Duration noticeTime() {
        if (notice instanceof LogoffNotice.Warning warning) {
            return warning.grace();
        }
        return notice instanceof LogoffNotice.Question question ? question.timeout() : Duration.ZERO;
    }
}
