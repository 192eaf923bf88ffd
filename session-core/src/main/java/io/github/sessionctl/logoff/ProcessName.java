package io.github.sessionctl.logoff;

import io.github.sessionctl.session.QuotedInput;
import java.text.Normalizer;
import java.util.Locale;

/** An image name by which sessions are protected, and the key that all its writings have: case, {@code .exe} and kinds of letters do not matter. */
record ProcessName(String text, String key) {

    private static final String FORBIDDEN = "\\/:*?\"<>|;,=";
    private static final String ADVICE = "use the name alone, such as devenv.exe, without path or pattern";

    /**
     * Reads a name such as {@code devenv.exe} or {@code devenv}.
     * @throws IllegalArgumentException when no process can have it, so that it would protect nobody
     */
    static ProcessName parse(String text) {
        String name = text.strip();
        TypedName.check(name, FORBIDDEN, ADVICE);
        String key = key(name);
        if (key.isEmpty() || name.endsWith(".")) {
            throw new IllegalArgumentException(QuotedInput.of(text) + " is no process name; " + ADVICE);
        }
        return new ProcessName(name, key);
    }

    boolean isNameOf(String process) {
        return key.equals(key(process));
    }

    private static String key(String name) {
        String folded = Normalizer.normalize(name.strip(), Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
        return folded.endsWith(".exe") ? folded.substring(0, folded.length() - ".exe".length()) : folded;
    }

    @Override
    public String toString() {
        return text;
    }
}
