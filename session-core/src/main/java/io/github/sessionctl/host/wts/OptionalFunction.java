package io.github.sessionctl.host.wts;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that older or smaller Windows lack. A class whose native methods are registered cannot be used at all where one of them is missing;
 * this one is looked up when it is called. Arguments are as in {@link Wtsapi32}. Safe for use by several threads.
 */
final class OptionalFunction {

    /** This Windows lacks a function. {@link WtsCall} turns it into what callers see. */
    static final class MissingFunctionException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private MissingFunctionException(OptionalFunction missing, UnsatisfiedLinkError cause) {
            super(missing.library + ".dll has no function " + missing.name, cause);
        }
    }

    /** Opens a server by its name; answers a handle, and not the function's success: that the first use of the handle shows. */
    static final OptionalFunction OPEN_SERVER = new OptionalFunction("wtsapi32", "WTSOpenServerExW");

    /** Closes what WTSOpenServerExW gave. Returns nothing. */
    static final OptionalFunction CLOSE_SERVER = new OptionalFunction("wtsapi32", "WTSCloseServer");

    /** Servers as WTS_SERVER_INFOW, freed with WTSFreeMemory. */
    static final OptionalFunction ENUMERATE_SERVERS = new OptionalFunction("wtsapi32", "WTSEnumerateServersW");

    /** Waits for events on a server; blocks without a limit. */
    static final OptionalFunction WAIT_SYSTEM_EVENT = new OptionalFunction("wtsapi32", "WTSWaitSystemEvent");

    /** The account that a security identifier stands for; may ask a domain controller. */
    static final OptionalFunction LOOKUP_ACCOUNT_SID = new OptionalFunction("advapi32", "LookupAccountSidW");

    static final List<OptionalFunction> ALL =
            List.of(OPEN_SERVER, CLOSE_SERVER, ENUMERATE_SERVERS, WAIT_SYSTEM_EVENT, LOOKUP_ACCOUNT_SID);

    private final String library;
    private final String name;

    OptionalFunction(String library, String name) {
        this.library = library;
        this.name = name;
    }

    /** Whether this Windows has it. */
    boolean isThere() {
        try {
            find();
            return true;
        } catch (MissingFunctionException e) {
            return false;
        }
    }

    /** Calls it for a BOOL; {@link Native#getLastError} means something when that is 0. Throws MissingFunctionException, as the next two do. */
    int call(@Nullable Object... arguments) {
        return find().invokeInt(arguments);
    }

    long callForHandle(@Nullable Object... arguments) {
        return find().invokeLong(arguments);
    }

    void callForNothing(@Nullable Object... arguments) {
        find().invokeVoid(arguments);
    }

    @Override
    public String toString() {
        return library + ".dll " + name;
    }

    private Function find() {
        try {
            return NativeLibrary.getInstance(library).getFunction(name);
        } catch (UnsatisfiedLinkError e) {
            throw new MissingFunctionException(this, e);
        }
    }
}
