package io.github.sessionctl.request;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was asked for means nothing, or cannot be meant; nothing has been touched. The message names the option as the user spells it. */
public final class RefusedRequestException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** Which option is wrong; null when several are together. */
    private final @Nullable RequestOption option;

    /** What is wrong, for a place that names the option by itself. */
    private final String problem;

    RefusedRequestException(@Nullable RequestOption option, String problem, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.option = option;
        this.problem = problem;
    }

    /** Which option is wrong; empty when it is the lack of one, or several together. */
    public Optional<RequestOption> option() {
        return Optional.ofNullable(option);
    }

    /** {@return what is wrong, without the option's name} */
    public String problem() {
        return problem;
    }
}
