package io.github.sessionctl.host.wts;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.NativeProbe;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What can be said about this binding before it is used: whether JNA works here, what the libraries lack, and which rights and edition this process
 * and this Windows have. Changes nothing.
 */
public final class WtsProbe implements NativeProbe {

    private static final int UNLICENSED = 0xABCD_ABCD;

    @Override
    public Optional<String> jnaProblem() {
        return problem(() -> Class.forName(Native.class.getName()));
    }

    @Override
    public Optional<String> libraryProblem() {
        return problem(() -> {
            NativeLibrary.getInstance("wtsapi32");
            NativeLibrary.getInstance("kernel32");
            NativeLibrary.getInstance("advapi32");
        });
    }

    @Override
    public List<String> missingFunctions() {
        List<String> missing = new ArrayList<>();
        missing.addAll(missingFunctions("wtsapi32", Wtsapi32.class));
        missing.addAll(missingFunctions("kernel32", Kernel32.class));
        return missing;
    }

    @Override
    public List<String> missingOptionalFunctions() {
        return missing(OptionalFunction.ALL);
    }

    static List<String> missing(List<OptionalFunction> functions) {
        return functions.stream()
                .filter(function -> !function.isThere())
                .map(OptionalFunction::toString)
                .toList();
    }

    /** The binding's own declarations say what it calls: nobody has to keep a second list. */
    static List<String> missingFunctions(String library, Class<?> binding) {
        NativeLibrary functions = NativeLibrary.getInstance(library);
        return Arrays.stream(binding.getDeclaredMethods())
                .filter(method -> Modifier.isNative(method.getModifiers()))
                .map(Method::getName)
                .sorted()
                .filter(name -> problem(() -> functions.getFunction(name)).isPresent())
                .toList();
    }

    /** Something that loads classes or libraries. */
    private interface Loading {
        void load() throws ClassNotFoundException;
    }

    private static Optional<String> problem(Loading loading) {
        try {
            loading.load();
            return Optional.empty();
        } catch (LinkageError | ClassNotFoundException e) {
            // What a class's initialisation ran into the first time is the cause of what is thrown the next time.
            Throwable reason = e.getCause() == null ? e : e.getCause();
            return Optional.of(reason.getMessage() == null ? reason.toString() : reason.getMessage());
        }
    }

    @Override
    public OptionalInt productType() {
        String[] version = System.getProperty("os.version").split("\\.", -1);
        int[] type = new int[1];
        int isKnown;
        try {
            isKnown = NativeLibrary.getInstance("kernel32")
                    .getFunction("GetProductInfo")
                    .invokeInt(new Object[] {Integer.parseInt(version[0]), Integer.parseInt(version[1]), 0, 0, type});
        } catch (LinkageError | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return OptionalInt.empty();
        }
        return isKnown == 0 || type[0] == 0 || type[0] == UNLICENSED ? OptionalInt.empty() : OptionalInt.of(type[0]);
    }

    @Override
    public boolean isElevated() {
        WtsCall call = WtsCall.withoutServer(SessionOperation.OPEN, HostAddress.LOCAL.toString());
        try {
            return ProcessToken.isElevated(call);
        } catch (LinkageError e) {
            String problem = "advapi32.dll cannot be used (" + e.getMessage() + ")";
            String nextStep = "Whether it is elevated is shown by: whoami /groups";
            throw call.failure(Reason.UNSUPPORTED_SYSTEM, problem, nextStep, e);
        }
    }

    /** The functions of advapi32.dll and kernel32.dll that read this process's token. Those that return a BOOL return 0 for FALSE. */
    private static final class ProcessToken {

        private static final int TOKEN_QUERY = 8;
        private static final int TOKEN_ELEVATION = 20;

        /** What GetCurrentProcess always answers. It is never closed. */
        private static final long CURRENT_PROCESS = -1;

        static {
            Native.register(ProcessToken.class, NativeLibrary.getInstance("advapi32"));
        }

        /** The token is closed with CloseHandle. */
        static native int OpenProcessToken(long process, int access, long[] token);

        /** For TokenElevation: one DWORD, not 0 when elevated. */
        static native int GetTokenInformation(long token, int infoClass, int[] info, int length, int[] returned);

        static boolean isElevated(WtsCall call) {
            long[] token = new long[1];
            call.run(() -> OpenProcessToken(CURRENT_PROCESS, TOKEN_QUERY, token));
            try {
                int[] elevation = new int[1];
                call.run(() -> GetTokenInformation(token[0], TOKEN_ELEVATION, elevation, Integer.BYTES, new int[1]));
                return elevation[0] != 0;
            } finally {
                NativeLibrary.getInstance("kernel32").getFunction("CloseHandle").invokeInt(new Object[] {token[0]});
            }
        }
    }
}
