package io.github.sessionctl.doctor;

/**
 * The system and the Java that this process runs on.
 * @param architecture what this Java was built for, such as {@code amd64} or {@code x86}
 * @param isWindows whether there are Windows sessions here
 */
public record SystemDescription(String osName, String osVersion, String architecture, String java, boolean isWindows) {

    /** This system. */
    public static SystemDescription current(boolean isWindows) {
        return new SystemDescription(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")",
                isWindows);
    }

    boolean is64Bit() {
        return architecture.endsWith("64");
    }
}
