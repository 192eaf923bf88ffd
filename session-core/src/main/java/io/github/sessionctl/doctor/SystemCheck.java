package io.github.sessionctl.doctor;

import io.github.sessionctl.host.NativeProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at what this process runs on: Windows, Java, JNA, the session API and the rights of the process. */
record SystemCheck(SystemDescription description, NativeProbe natives) {

    /** The names of Windows' editions, by their numbers in the PRODUCT_ list. */
    private static final Map<Integer, String> EDITIONS = Map.ofEntries(
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

    private static final String ON_WINDOWS_ONLY = "needed on Windows only";
    private static final String JNA_ADVICE =
            "JNA unpacks jnidispatch.dll into the temporary folder and loads it from there: let -Djna.tmpdir=FOLDER (or"
                    + " -Djava.io.tmpdir=FOLDER) name a folder that this account may write to and from which policy"
                    + " (AppLocker, WDAC, antivirus) lets DLLs be loaded. Where there is no such folder, have jnidispatch.dll"
                    + " installed in a protected one and use -Djna.boot.library.path=THAT-FOLDER, or have it on the PATH and"
                    + " use -Djna.nosys=false.";

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.check("system", this::system));
        findings.add(Finding.check("Java", this::java));
        if (!description.isWindows()) {
            for (String name : List.of("JNA", "session API", "elevated")) {
                findings.add(Finding.notChecked(name, ON_WINDOWS_ONLY, ""));
            }
            return findings;
        }
        Finding jna = Finding.check("JNA", this::jna);
        findings.add(jna);
        if (jna.status() == FindingStatus.OK) {
            findings.add(Finding.check("session API", this::library));
            findings.add(Finding.check("elevated", this::elevated));
        } else {
            for (String name : List.of("session API", "elevated")) {
                findings.add(Finding.notChecked(name, "cannot be asked without JNA", "Put JNA right first."));
            }
        }
        return findings;
    }

    private Finding system() {
        String text = description.osName() + ' ' + description.osVersion();
        if (!description.isWindows()) {
            return Finding.warning(
                    "system",
                    text + " has no Windows sessions",
                    "Run it on Windows; to try it out here, use host simulated or simulated:FILE.");
        }
        return Finding.ok("system", text + edition());
    }

    /** The edition, or nothing: JNA may be what is broken, and the finding about it says so. */
    private String edition() {
        try {
            int type = natives.productType().orElse(0);
            return type == 0 ? "" : ", " + edition(type);
        } catch (RuntimeException | LinkageError e) {
            return "";
        }
    }

    /** The edition's name, or its number where it has none here. */
    static String edition(int productType) {
        return EDITIONS.getOrDefault(productType, "edition 0x" + Integer.toHexString(productType));
    }

    private Finding java() {
        String text = description.java() + ", " + description.architecture();
        if (description.isWindows() && !description.is64Bit()) {
            return Finding.problem("Java", text + ": this is a 32-bit Java", "Use a 64-bit Java.");
        }
        return Finding.ok("Java", text);
    }

    private Finding jna() {
        Optional<String> problem = natives.jnaProblem();
        return problem.isPresent()
                ? Finding.problem("JNA", "JNA cannot unpack or load its native part: " + problem.get(), JNA_ADVICE)
                : Finding.ok("JNA", "unpacks and loads its native part");
    }

    private Finding library() {
        Optional<String> problem = natives.libraryProblem();
        if (problem.isPresent()) {
            return Finding.problem(
                    "session API",
                    "wtsapi32.dll, kernel32.dll or advapi32.dll cannot be loaded: " + problem.get(),
                    "Every edition of Windows has all three, in System32: repair the system with sfc /scannow.");
        }
        List<String> missing = natives.missingFunctions();
        if (!missing.isEmpty()) {
            return Finding.problem(
                    "session API",
                    "this system does not have " + String.join(", ", missing),
                    "Use Windows 7 / Windows Server 2008 R2 or newer.");
        }
        List<String> missingParts = natives.missingOptionalFunctions();
        if (!missingParts.isEmpty()) {
            return Finding.warning(
                    "session API",
                    "this system does not have " + String.join(", ", missingParts)
                            + ": what needs it fails and says so, everything else works",
                    "Use another edition or version of Windows for servers, domains, events and the names of processes'"
                            + " users, or go without them.");
        }
        return Finding.ok(
                "session API", "wtsapi32.dll, kernel32.dll and advapi32.dll have every function that is needed");
    }

    private Finding elevated() {
        boolean isElevated;
        try {
            isElevated = natives.isElevated();
        } catch (RuntimeException | LinkageError e) {
            return Finding.notChecked(
                    "elevated",
                    "it cannot be found out: " + Finding.text(e),
                    "The findings about rights below say what this account may do.");
        }
        return isElevated
                ? Finding.ok("elevated", "this process has an administrator's full rights")
                : Finding.warning(
                        "elevated",
                        "this process is not elevated: other users' sessions may be refused to it",
                        "Run it as administrator (a service account that is a member of Administrators always is elevated).");
    }
}
