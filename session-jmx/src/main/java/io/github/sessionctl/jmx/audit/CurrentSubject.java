package io.github.sessionctl.jmx.audit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The subject that the calling thread acts for. Java 18 and later have {@code Subject.current()}, which is the only way from 24 on; before there is
 * {@code Subject.getSubject(AccessController.getContext())}. Which one it is is found out once.
 */
final class CurrentSubject {

    private static final MethodHandle LOOKUP = lookup();

    private CurrentSubject() {}

    static @Nullable Subject get() {
        try {
            return (Subject) LOOKUP.invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("this Java does not tell for whom a thread acts", e);
        }
    }

    private static MethodHandle lookup() {
        MethodHandles.Lookup methods = MethodHandles.publicLookup();
        try {
            return methods.findStatic(Subject.class, "current", MethodType.methodType(Subject.class));
        } catch (NoSuchMethodException | IllegalAccessException before18) {
            return lookupBefore18(methods);
        }
    }

    /** By name, because later versions have neither the class nor the method. */
    private static MethodHandle lookupBefore18(MethodHandles.Lookup methods) {
        try {
            Class<?> controller = Class.forName("java.security.AccessController");
            Class<?> context = Class.forName("java.security.AccessControlContext");
            MethodHandle current = methods.findStatic(controller, "getContext", MethodType.methodType(context));
            MethodHandle subject =
                    methods.findStatic(Subject.class, "getSubject", MethodType.methodType(Subject.class, context));
            return MethodHandles.foldArguments(subject, current);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java does not tell for whom a thread acts", e);
        }
    }
}
