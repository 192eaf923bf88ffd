package io.github.sessionctl.host.wts;

/** This Windows lacks a function. {@link WtsCall} turns it into what callers see. */
final class MissingFunctionException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MissingFunctionException(String message, UnsatisfiedLinkError cause) {
        super(message, cause);
    }
}
