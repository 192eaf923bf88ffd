package io.github.sessionctl.jmx.audit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.rmi.server.RemoteServer;
import java.rmi.server.ServerNotActiveException;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.security.auth.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Who has asked for something.
 *
 * @param principals the names by which the caller is known; empty where nobody asked for one
 * @param way how the call came: the peer's address, {@code local attach} with it, {@code in process}, or {@code automatic}
 */
public record Caller(List<String> principals, String way) {

    private static final String AUTOMATIC_WAY = "automatic";

    /** What nobody in particular has asked for: a clean-up on a schedule. */
    public static final Caller AUTOMATIC = new Caller(List.of(), AUTOMATIC_WAY);

    private static final String ATTACH = "local attach";
    private static final String IN_PROCESS = "in process";

    /** Whether the call under way came through a connector of ours, which knows who may do what. */
    private static final ThreadLocal<Boolean> OWN_CONNECTOR = ThreadLocal.withInitial(() -> Boolean.FALSE);

    /** Gives the subject that the calling thread acts for. */
    private static final MethodHandle SUBJECT = subjectLookup();

    /** Keeps a copy of the list. */
    public Caller {
        principals = List.copyOf(principals);
    }

    /**
     * Who has made the call that this thread serves. To be asked for before the work goes to another thread.
     *
     * <p>A remote call without principals that did not come through a connector of ours is taken for a local attach: the JDK's own connectors
     * ask for a password, or serve this machine alone.
     */
    public static Caller current() {
        List<String> names = names();
        String peer;
        try {
            peer = RemoteServer.getClientHost();
        } catch (ServerNotActiveException notRemote) {
            return new Caller(names, IN_PROCESS);
        }
        boolean isAttach = names.isEmpty() && !OWN_CONNECTOR.get();
        return new Caller(names, isAttach ? ATTACH + " from " + peer : peer);
    }

    private static List<String> names() {
        Subject subject = subject();
        Set<Principal> principals = subject == null ? Set.of() : subject.getPrincipals();
        return principals.stream().map(Principal::getName).distinct().toList();
    }

    private static @Nullable Subject subject() {
        try {
            return (Subject) SUBJECT.invoke();
        } catch (Throwable e) {
            throw new IllegalStateException("this Java does not tell for whom a thread acts", e);
        }
    }

    /** Java 18 and later have {@code Subject.current()}, which is the only way from 24 on. */
    private static MethodHandle subjectLookup() {
        MethodHandles.Lookup methods = MethodHandles.publicLookup();
        try {
            return methods.findStatic(Subject.class, "current", MethodType.methodType(Subject.class));
        } catch (NoSuchMethodException | IllegalAccessException before18) {
            return subjectLookupBefore18(methods);
        }
    }

    /** By name, because later versions have neither the class nor the method. */
    private static MethodHandle subjectLookupBefore18(MethodHandles.Lookup methods) {
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

    /** Makes a call that has come through a connector of ours. */
    public static <T> T throughOwnConnector(Callable<T> call) throws Exception {
        boolean before = OWN_CONNECTOR.get();
        OWN_CONNECTOR.set(Boolean.TRUE);
        try {
            return call.call();
        } finally {
            if (before) {
                OWN_CONNECTOR.set(Boolean.TRUE);
            } else {
                OWN_CONNECTOR.remove();
            }
        }
    }

    /** The caller in one line, such as {@code anna from 10.1.2.3}. */
    @Override
    public String toString() {
        boolean isPeer = !way.equals(IN_PROCESS) && !way.startsWith(ATTACH) && !way.equals(AUTOMATIC_WAY);
        if (principals.isEmpty()) {
            return isPeer ? "anonymous from " + way : way;
        }
        return String.join("+", principals) + (way.equals(IN_PROCESS) ? " in process" : " from " + way);
    }
}
