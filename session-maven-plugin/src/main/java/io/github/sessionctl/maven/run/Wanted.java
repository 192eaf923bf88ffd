package io.github.sessionctl.maven.run;

import io.github.sessionctl.logoff.LogoffSelection;
import java.time.Duration;

/** Whom a goal was asked to log off. Its text says everything that makes two executions different. */
public interface Wanted {

    /** As the engine understands it. */
    LogoffSelection selection();

    /** The same as one phrase, such as {@code disconnected for at least 30m, user CORP\*}. */
    String words();

    /** Whether one session is meant, so that the goal has failed where that one is kept or not there. */
    boolean isOneSession();

    /** How long users have before the first logoff. */
    Duration noticeTime();
}
