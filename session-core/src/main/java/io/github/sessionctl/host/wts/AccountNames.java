package io.github.sessionctl.host.wts;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import io.github.sessionctl.host.wts.OptionalFunction.MissingFunctionException;
import io.github.sessionctl.session.UserAccount;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The names behind security identifiers on one host. Asks for each once, and keeps as many as fit; that an identifier has no name is kept too. What
 * fails for another reason, such as a domain controller that is away, is asked again in the next call. For use by several threads.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-lookupaccountsidw">LookupAccountSidW</a>
 */
final class AccountNames {

    /** More accounts than are at work on one host. */
    private static final int MOST_KEPT = 1000;

    private static final int INSUFFICIENT_BUFFER = 122;
    private static final int NONE_MAPPED = 1332;

    /** Longer than account and domain names are; Windows says when it is not. In UTF-16 units. */
    private static final int FIRST_LENGTH = 256;

    private final byte @Nullable [] system;

    private final Map<Sid, String> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sid, String> eldest) {
            return size() > MOST_KEPT;
        }
    });

    /** Names as the host with this name knows them; null for this machine. */
    AccountNames(@Nullable String server) {
        system = server == null ? null : Layout.nulTerminated(server);
    }

    /** What gives the user for a pointer to a security identifier, for one call and one thread; empty for a null pointer. */
    LongFunction<String> forOneCall() {
        Map<Sid, String> asked = new HashMap<>();
        return address -> {
            if (address == 0) {
                return "";
            }
            Pointer memory = new Pointer(address);
            byte[] bytes = memory.getByteArray(0, Sid.length(memory.getByteArray(0, Sid.HEADER)));
            return asked.computeIfAbsent(Sid.decode(bytes), sid -> name(sid, bytes));
        };
    }

    /** Not looked up under the lock: it may take long. */
    private String name(Sid sid, byte[] bytes) {
        String known = kept.get(sid);
        if (known != null) {
            return known;
        }
        if (Thread.currentThread().isInterrupted()) {
            // Nobody waits for the list that the name is for, and finding it may take long.
            return sid.text();
        }
        String name = sid.text();
        boolean isCertain = true;
        try {
            name = lookUp(bytes, FIRST_LENGTH, FIRST_LENGTH);
        } catch (NoNameException | MissingFunctionException e) {
            System.getLogger(AccountNames.class.getName())
                    .log(Level.DEBUG, "No name for {0}: {1}", name, e.getMessage());
            isCertain = e instanceof NoNameException failure && failure.code == NONE_MAPPED;
        }
        if (isCertain) {
            kept.put(sid, name);
        }
        return name;
    }

    private String lookUp(byte[] sid, int nameLength, int domainLength) throws NoNameException {
        byte[] name = new byte[Character.BYTES * nameLength];
        byte[] domain = new byte[Character.BYTES * domainLength];
        int[] nameUnits = {nameLength};
        int[] domainUnits = {domainLength};
        int[] use = new int[1];
        int found = OptionalFunction.LOOKUP_ACCOUNT_SID.call(system, sid, name, nameUnits, domain, domainUnits, use);
        if (found != 0) {
            String group = text(domain);
            String own = text(name);
            // Some groups have a domain and no name of their own.
            return own.isEmpty() ? group : new UserAccount(group, own).toString();
        }
        int code = Native.getLastError();
        int longerName = Math.max(nameUnits[0], nameLength);
        int longerDomain = Math.max(domainUnits[0], domainLength);
        boolean isLonger = longerName > nameLength || longerDomain > domainLength;
        if (code == INSUFFICIENT_BUFFER && isLonger && Math.max(longerName, longerDomain) <= NativeText.LONGEST) {
            return lookUp(sid, longerName, longerDomain);
        }
        throw new NoNameException(code);
    }

    private static String text(byte[] units) {
        return Layout.text(Layout.of(units), 0, units.length / Character.BYTES);
    }

    /** Windows has no name for an identifier, or could not find it. */
    private static final class NoNameException extends Exception {

        private static final long serialVersionUID = 1;

        private final int code;

        NoNameException(int code) {
            super("Win32 error " + code);
            this.code = code;
        }
    }
}
