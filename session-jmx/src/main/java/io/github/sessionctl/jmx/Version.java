package io.github.sessionctl.jmx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this module, as the build has written it down. */
public final class Version {

    /** Such as {@code 1.0.0}. */
    public static final String TEXT = read();

    private Version() {}

    private static String read() {
        try (InputStream resource =
                Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"), "version.properties")) {
            Properties properties = new Properties();
            properties.load(resource);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
