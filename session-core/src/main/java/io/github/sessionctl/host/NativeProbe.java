package io.github.sessionctl.host;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What the doctor asks of native code, without changing anything. Asked on Windows only. */
public interface NativeProbe {

    /** {@return why JNA cannot unpack or load its own native part; empty when it can} */
    Optional<String> jnaProblem();

    /** {@return why the libraries of the session API cannot be loaded; empty when they can} */
    Optional<String> libraryProblem();

    /** {@return the functions of the session API that this system does not have, among those that sessionctl calls} */
    List<String> missingFunctions();

    /** {@return those without which only a part of sessionctl does not work, each after its library: {@code advapi32.dll LookupAccountSidW}} */
    List<String> missingOptionalFunctions();

    /**
     * The edition, as a number of Windows' PRODUCT_ list; empty when Windows does not tell.
     *
     * @see <a href="https://learn.microsoft.com/windows/win32/api/sysinfoapi/nf-sysinfoapi-getproductinfo">GetProductInfo</a>
     */
    OptionalInt productType();

    /**
     * Whether this process runs elevated, with an administrator's full rights.
     *
     * @throws RuntimeException when it cannot be found out; the message says why
     */
    boolean isElevated();
}
