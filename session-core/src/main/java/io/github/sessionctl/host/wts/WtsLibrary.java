package io.github.sessionctl.host.wts;

import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the session API can be called here, and how much of it there is. Safe for use by several threads. */
public final class WtsLibrary {

    private WtsLibrary() {}

    /**
     * Makes sure that the API can be called.
     *
     * @param host the host's address, for the text of a failure
     * @throws SessionException with {@link Reason#UNSUPPORTED_SYSTEM} when it cannot
     */
    static void load(String host) {
        if (!System.getProperty("os.arch").endsWith("64")) {
            throw unsupported(host, "this is a 32-bit Java", "Use a 64-bit Java.", null);
        }
        try {
            Class.forName(Wtsapi32.class.getName());
            Class.forName(Kernel32.class.getName());
        } catch (LinkageError | ClassNotFoundException e) {
            throw unsupported(
                    host,
                    "wtsapi32.dll cannot be loaded (" + e.getMessage() + ")",
                    "Use Windows 7 / Windows Server 2008 R2 or newer.",
                    e);
        }
    }

    /**
     * The functions that this binding calls and that this system does not have, each with its library, such as
     * {@code wtsapi32.dll WTSWaitSystemEvent}; empty where everything works. Every function where the libraries are missing or
     * JNA cannot unpack its native part.
     */
    public static List<String> missingFunctions() {
        return Stream.of(
                        registered("wtsapi32", Wtsapi32.class),
                        registered("kernel32", Kernel32.class),
                        OptionalFunction.ALL.stream())
                .flatMap(functions -> functions)
                .filter(function -> !isThere(function))
                .map(OptionalFunction::toString)
                .toList();
    }

    /** Without initialising the class, which fails where one of its functions is missing. */
    private static Stream<OptionalFunction> registered(String library, Class<?> functions) {
        return Arrays.stream(functions.getDeclaredMethods())
                .filter(method -> Modifier.isNative(method.getModifiers()))
                .map(Method::getName)
                .sorted()
                .map(name -> new OptionalFunction(library, name));
    }

    private static boolean isThere(OptionalFunction function) {
        try {
            return function.isThere();
        } catch (LinkageError e) {
            return false;
        }
    }

    private static SessionException unsupported(
            String host, String problem, String nextStep, @Nullable Throwable cause) {
        return SessionException.of(Reason.UNSUPPORTED_SYSTEM, SessionOperation.OPEN, host, problem, nextStep, cause);
    }
}
