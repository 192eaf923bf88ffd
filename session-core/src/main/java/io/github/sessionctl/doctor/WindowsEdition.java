package io.github.sessionctl.doctor;

import java.util.Map;

/** The names of Windows' editions, by their numbers in the PRODUCT_ list. */
final class WindowsEdition {

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(0x01, "Ultimate"),
            Map.entry(0x02, "Home Basic"),
            Map.entry(0x03, "Home Premium"),
            Map.entry(0x04, "Enterprise"),
            Map.entry(0x06, "Business"),
            Map.entry(0x07, "Server Standard"),
            Map.entry(0x08, "Server Datacenter"),
            Map.entry(0x0A, "Server Enterprise"),
            Map.entry(0x0C, "Server Datacenter Core"),
            Map.entry(0x0D, "Server Standard Core"),
            Map.entry(0x30, "Professional"),
            Map.entry(0x4F, "Server Standard Evaluation"),
            Map.entry(0x50, "Server Datacenter Evaluation"),
            Map.entry(0x65, "Home"),
            Map.entry(0x79, "Education"),
            Map.entry(0x7D, "Enterprise LTSC"),
            Map.entry(0xA1, "Pro for Workstations"),
            Map.entry(0xAF, "Enterprise multi-session"));

    private WindowsEdition() {}

    /** The edition's name, or its number where it has none here. */
    static String name(int productType) {
        return NAMES.getOrDefault(productType, "edition 0x" + Integer.toHexString(productType));
    }
}
