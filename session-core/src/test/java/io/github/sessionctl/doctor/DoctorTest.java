package io.github.sessionctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.host.ForwardingSessionHost;
import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.host.NativeProbe;
import io.github.sessionctl.host.SessionHost;
import io.github.sessionctl.host.simulated.Scenario;
import io.github.sessionctl.host.simulated.SimulatedHost;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionId;
import io.github.sessionctl.session.SessionOperation;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoctorTest {

    private static final String AGENT = """
            host own=3 console=1
            session id=0 name=Services state=Disconnected
            session id=1 name=Console user=anna domain=BUILD logonAgo=3h
            session id=3 name=RDP-Tcp#3 user=builder domain=BUILD logonAgo=1h
            session id=4 state=Disconnected user=dana domain=CORP logonAgo=26h disconnectedFor=2h
            session id=65536 name=RDP-Tcp state=Listen
            process session=1 id=10 name=explorer.exe
            process session=3 id=11 name=java.exe
            process session=4 id=12 name=devenv.exe
            """;

    private static final List<HostAddress> LOCAL = List.of(HostAddress.LOCAL);

    private static SessionHost host(HostAddress address, String scenario) {
        return new SimulatedHost(address, Scenario.parse(scenario), InstantSource.system());
    }

    private static DoctorReport examine(String scenario) {
        return doctor(HealthyWindows.SYSTEM, new HealthyWindows(), address -> host(address, scenario))
                .examine(LOCAL);
    }

    private static Doctor doctor(
            SystemDescription system, NativeProbe natives, Function<HostAddress, SessionHost> opener) {
        return new Doctor(system, natives, opener, List::of);
    }

    private static DoctorReport examine(NativeProbe natives) {
        return doctor(HealthyWindows.SYSTEM, natives, address -> host(address, AGENT))
                .examine(LOCAL);
    }

    private static Finding find(DoctorReport report, String name) {
        return report.findings().stream()
                .filter(finding -> finding.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + report));
    }

    private static void assertFinding(DoctorReport report, String name, FindingStatus status, String... texts) {
        Finding finding = find(report, name);
        assertThat(finding.status()).as(finding.toString()).isEqualTo(status);
        for (String text : texts) {
            assertThat(finding.found() + " | " + finding.nextStep()).contains(text);
        }
    }

    @Test
    void healthyMachineHasNothingWorseThanOk() {
        DoctorReport report = examine(AGENT);

        assertThat(report.worst()).isEqualTo(FindingStatus.OK);
        assertThat(report.findings())
                .extracting(Finding::name)
                .containsExactly(
                        "system",
                        "Java",
                        "JNA",
                        "session API",
                        "elevated",
                        "local: reachable",
                        "local: Remote Desktop Services",
                        "local: own session",
                        "local: right to read sessions",
                        "local: right to read clients",
                        "local: right to see processes",
                        "local: rights to log off, disconnect and message");
        assertFinding(report, "system", FindingStatus.OK, "Windows 11 10.0, Home");
        assertFinding(report, "local: reachable", FindingStatus.OK, "5 sessions, 3 with a user");
        assertFinding(report, "local: own session", FindingStatus.OK, "session 3 of BUILD\\builder, Active");
        assertFinding(
                report,
                "local: rights to log off, disconnect and message",
                FindingStatus.NOT_CHECKED,
                "Reset, Disconnect and Message");
    }

    @Test
    void nothingIsChangedAndEveryHostIsClosed() {
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger acts = new AtomicInteger();
        Function<HostAddress, SessionHost> opener = address -> new ForwardingSessionHost(host(address, AGENT)) {
            @Override
            public void requestLogoff(SessionId session) {
                acts.incrementAndGet();
            }

            @Override
            public void disconnect(SessionId session) {
                acts.incrementAndGet();
            }

            @Override
            public void close() {
                closed.incrementAndGet();
                super.close();
            }
        };

        doctor(HealthyWindows.SYSTEM, new HealthyWindows(), opener).examine(HostAddress.parseList("local,agent-07"));

        assertThat(closed).hasValue(2);
        assertThat(acts).hasValue(0);
    }

    @Test
    void otherSystemThanWindowsIsAWarningThatNamesTheSimulatedHost() {
        SystemDescription linux = new SystemDescription("Linux", "6.1", "amd64", "21", false);
        DoctorReport report = doctor(linux, new HealthyWindows(), address -> host(address, AGENT))
                .examine(HostAddress.parseList("local,simulated"));

        assertThat(report.worst()).isEqualTo(FindingStatus.WARNING);
        assertFinding(report, "system", FindingStatus.WARNING, "Linux 6.1 has no Windows sessions", "simulated");
        assertFinding(report, "JNA", FindingStatus.NOT_CHECKED, "on Windows only");
        assertFinding(report, "local: reachable", FindingStatus.NOT_CHECKED, "simulated");
        assertFinding(report, "simulated: reachable", FindingStatus.OK, "5 sessions");
    }

    @Test
    void java32BitIsAProblem() {
        SystemDescription x86 = new SystemDescription("Windows 10", "10.0", "x86", "17", true);
        DoctorReport report = doctor(x86, new HealthyWindows(), address -> host(address, AGENT))
                .examine(LOCAL);

        assertFinding(report, "Java", FindingStatus.PROBLEM, "32-bit", "Use a 64-bit Java.");
    }

    @Test
    void jnaThatCannotUnpackIsAProblemThatNamesThePropertiesThatHelp() {
        DoctorReport report = examine(new HealthyWindows() {
            @Override
            public Optional<String> jnaProblem() {
                return Optional.of("Failed to create temporary file");
            }

            @Override
            public List<String> missingFunctions() {
                throw new NoClassDefFoundError("asked although JNA does not work");
            }
        });

        assertFinding(
                report,
                "JNA",
                FindingStatus.PROBLEM,
                "Failed to create temporary file",
                "-Djna.tmpdir=",
                "-Djava.io.tmpdir=",
                "-Djna.boot.library.path=",
                "-Djna.nosys=false");
        assertFinding(report, "session API", FindingStatus.NOT_CHECKED, "without JNA");
        assertFinding(report, "elevated", FindingStatus.NOT_CHECKED, "without JNA");
    }

    @Test
    void missingLibraryAndMissingFunctionsAreProblems() {
        DoctorReport without = examine(new HealthyWindows() {
            @Override
            public Optional<String> libraryProblem() {
                return Optional.of("wtsapi32 not found");
            }
        });
        DoctorReport old = examine(new HealthyWindows() {
            @Override
            public List<String> missingFunctions() {
                return List.of("WTSEnumerateSessionsExW", "WTSFreeMemoryExW");
            }
        });

        assertFinding(without, "session API", FindingStatus.PROBLEM, "wtsapi32 not found", "System32");
        assertFinding(
                old, "session API", FindingStatus.PROBLEM, "WTSEnumerateSessionsExW, WTSFreeMemoryExW", "Windows 7");
    }

    @Test
    void processThatIsNotElevatedIsAWarningAndATokenThatCannotBeReadIsNone() {
        DoctorReport plain = examine(new HealthyWindows() {
            @Override
            public boolean isElevated() {
                return false;
            }
        });
        DoctorReport unknown = examine(new HealthyWindows() {
            @Override
            public boolean isElevated() {
                throw new IllegalStateException("no token");
            }
        });

        assertFinding(plain, "elevated", FindingStatus.WARNING, "not elevated", "as administrator");
        assertFinding(unknown, "elevated", FindingStatus.NOT_CHECKED, "no token");
    }

    @Test
    void probeThatFailsIsAFindingAndTheOthersGoOn() {
        DoctorReport report = examine(new HealthyWindows() {
            @Override
            public Optional<String> libraryProblem() {
                throw new IllegalStateException("broken on purpose");
            }
        });

        assertFinding(report, "session API", FindingStatus.PROBLEM, "broken on purpose");
        assertFinding(report, "local: reachable", FindingStatus.OK);
    }

    @Test
    void serviceThatDoesNotRunIsItsOwnFinding() {
        DoctorReport report = examine("fault in=list error=1702");

        assertFinding(report, "local: reachable", FindingStatus.OK);
        assertFinding(
                report, "local: Remote Desktop Services", FindingStatus.PROBLEM, "not running", "1702", "TermService");
        assertThat(report.worst()).isEqualTo(FindingStatus.PROBLEM);
    }

    @Test
    void unreachableHostIsAProblemBesideTheFindingsOfTheOthers() {
        Map<String, String> scenarios = Map.of("agent-07", AGENT, "agent-08", "fault in=list error=1722");
        DoctorReport report = doctor(
                        HealthyWindows.SYSTEM,
                        new HealthyWindows(),
                        address -> host(address, scenarios.get(address.toString())))
                .examine(HostAddress.parseList("agent-08,agent-07"));

        assertFinding(report, "agent-08: reachable", FindingStatus.PROBLEM, "cannot be reached", "AllowRemoteRPC");
        assertFinding(report, "agent-07: reachable", FindingStatus.OK);
    }

    @Test
    void hostThatCannotBeOpenedIsAProblemWithItsReason() {
        DoctorReport report = doctor(HealthyWindows.SYSTEM, new HealthyWindows(), address -> {
                    throw SessionException.ofWin32(SessionOperation.OPEN, address.toString(), null, 5);
                })
                .examine(LOCAL);

        assertFinding(report, "local: reachable", FindingStatus.PROBLEM, "access denied (Win32 error 5)");
    }

    @Test
    void openerThatBreaksIsAFinding() {
        DoctorReport report = doctor(HealthyWindows.SYSTEM, new HealthyWindows(), address -> {
                    throw new IllegalStateException("broken on purpose");
                })
                .examine(LOCAL);

        assertFinding(report, "local: reachable", FindingStatus.PROBLEM, "broken on purpose");
    }

    @Test
    void ownSessionThatIsDisconnectedIsAWarningThatAdvisesAService() {
        DoctorReport report = examine("host own=4\nsession id=4 user=dana state=Disconnected");

        assertFinding(
                report, "local: own session", FindingStatus.WARNING, "session 4 of dana, Disconnected", "as a service");
    }

    @ParameterizedTest
    @CsvSource({
        "host own=0, OK, services session",
        "host own=1 console=1, OK, at the console",
        "host own=9, WARNING, not in the list"
    })
    void ownSessionIsExplained(String statement, FindingStatus status, String text) {
        assertFinding(
                examine(statement + "\nsession id=0\nsession id=1 user=anna"), "local: own session", status, text);
    }

    @Test
    void ownSessionThatIsNotKnownIsAProblemAndTheOtherChecksGoOn() {
        DoctorReport report = doctor(
                        HealthyWindows.SYSTEM,
                        new HealthyWindows(),
                        address -> new ForwardingSessionHost(host(address, AGENT)) {
                            @Override
                            public Optional<SessionId> ownSession() {
                                throw SessionException.ofWin32(SessionOperation.OPEN, "local", null, 87);
                            }
                        })
                .examine(LOCAL);

        assertFinding(report, "local: own session", FindingStatus.PROBLEM, "87");
        assertFinding(report, "local: right to read sessions", FindingStatus.OK);
    }

    @ParameterizedTest
    @CsvSource({
        "read, right to read sessions, Query Information right",
        "client, right to read clients, Query Information right",
    })
    void deniedReadNamesTheSessionsAndTheRight(String operation, String aspect, String right) {
        DoctorReport report = examine(AGENT + "fault in=" + operation + " session=4 error=5");

        assertFinding(
                report,
                "local: " + aspect,
                FindingStatus.WARNING,
                "1 of 2",
                "session 4 of CORP\\dana",
                "access denied (Win32 error 5)",
                right);
    }

    @Test
    void deniedProcessesAreAWarningWithTheRight() {
        assertFinding(
                examine(AGENT + "fault in=processes error=5"),
                "local: right to see processes",
                FindingStatus.WARNING,
                "access denied",
                "administrator rights");
    }

    @Test
    void userWithoutAVisibleProcessIsAWarning() {
        assertFinding(
                examine("host own=0\nsession id=4 user=dana\nprocess session=0 id=1 name=a"),
                "local: right to see processes",
                FindingStatus.WARNING,
                "session 4 of dana");
    }

    @Test
    void processWithoutItsUserSaysThatRightsAreMissing() {
        DoctorReport report = examine(AGENT + """
                process session=4 id=13 name=winword.exe user=none
                process session=3 id=14 name=own.exe user=none
                """);

        assertFinding(
                report,
                "local: right to see processes",
                FindingStatus.WARNING,
                "1 of 3 processes",
                "without their user (session 4 of CORP\\dana)",
                "Run elevated");
    }

    @Test
    void processesOfOthersWithTheirUsersAreOk() {
        assertFinding(examine(AGENT), "local: right to see processes", FindingStatus.OK, "with their users");
    }

    @ParameterizedTest
    @CsvSource({"user=none, WARNING, all 1 processes", "user=x, NOT_CHECKED, nobody else"})
    void servicesTellWhetherUsersAreShownWhereNobodyElseIsLoggedOn(String user, FindingStatus status, String text) {
        DoctorReport report = examine("""
                host own=3
                session id=0
                session id=3 user=builder
                process session=0 id=0 name=Idle user=none
                process session=3 id=2 name=java.exe
                """ + "process session=0 id=1 name=svchost.exe " + user);

        assertFinding(report, "local: right to see processes", status, text);
    }

    @Test
    void missingOptionalFunctionIsAWarningThatNamesItAndWhatGoesWithout() {
        DoctorReport report = examine(new HealthyWindows() {
            @Override
            public List<String> missingOptionalFunctions() {
                return List.of("advapi32.dll LookupAccountSidW");
            }
        });

        assertFinding(
                report,
                "session API",
                FindingStatus.WARNING,
                "advapi32.dll LookupAccountSidW",
                "everything else works",
                "names of processes' users");
    }

    private static DoctorReport examine(String addresses, Function<HostAddress, List<HostAddress>> directory) {
        return new Doctor(HealthyWindows.SYSTEM, new HealthyWindows(), address -> host(address, AGENT), directory)
                .examine(HostAddress.parseList(addresses));
    }

    @ParameterizedTest
    @ValueSource(strings = {"domain:CORP", "broker:rdcb"})
    void hostsBehindADomainOrABrokerAreEachExaminedOnce(String several) {
        DoctorReport report = examine(
                several + ",TS-1",
                address -> address.toString().equals(several) ? HostAddress.parseList("ts-1,ts-2") : List.of(address));

        assertFinding(report, several + ": hosts", FindingStatus.OK, "ts-1, ts-2");
        assertThat(report.findings())
                .extracting(Finding::name)
                .filteredOn(name -> name.endsWith(": reachable"))
                .containsExactly("ts-1: reachable", "ts-2: reachable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"domain:CORP", "broker:rdcb"})
    void domainOrBrokerThatCannotBeAskedIsOneFindingBesideThoseOfTheOthers(String several) {
        DoctorReport report = examine(several + ",ts-1", address -> {
            if (address.toString().equals(several)) {
                throw SessionException.ofWin32(SessionOperation.SERVERS, several, null, 5);
            }
            return List.of(address);
        });

        assertFinding(report, several + ": hosts", FindingStatus.PROBLEM, "access denied (Win32 error 5)");
        assertThat(find(report, several + ": hosts").nextStep()).isNotEmpty();
        assertThat(report.findings())
                .extracting(Finding::name)
                .filteredOn(name -> name.startsWith(several))
                .hasSize(1);
        assertFinding(report, "ts-1: reachable", FindingStatus.OK);
    }

    @Test
    void directoryThatBreaksOrKnowsNoHostIsAFinding() {
        DoctorReport report = examine("domain:A,domain:B", address -> {
            if (address.name().equals("A")) {
                throw new IllegalStateException("broken on purpose");
            }
            return List.of();
        });

        assertFinding(report, "domain:A: hosts", FindingStatus.PROBLEM, "broken on purpose");
        assertFinding(report, "domain:B: hosts", FindingStatus.PROBLEM, "no hosts at all", "Check the name");
    }

    @Test
    void sessionThatEndsMeanwhileSaysNothingAboutRights() {
        assertFinding(
                examine(AGENT + "change before=read session=4 gone=yes"),
                "local: right to read sessions",
                FindingStatus.OK);
    }

    @Test
    void sessionThatIsListedButNotFoundIsHiddenFromThisAccount() {
        assertFinding(
                examine(AGENT + "fault in=read session=4 error=7022"),
                "local: right to read sessions",
                FindingStatus.WARNING,
                "may not see it",
                "run elevated");
    }

    @Test
    void nobodyElseToTryItOnIsNotChecked() {
        assertFinding(
                examine("host own=3\nsession id=3 user=builder"),
                "local: right to read sessions",
                FindingStatus.NOT_CHECKED,
                "nobody else");
    }

    @Test
    void linesShowEachFindingAndUnderItItsNextStep() {
        DoctorReport report = new DoctorReport(
                List.of(Finding.ok("system", "Windows 11"), Finding.problem("JNA", "policy\nblocks it", "Do this.")));

        assertThat(report.lines())
                .containsExactly(
                        "STATUS   CHECK   FOUND",
                        "ok       system  Windows 11",
                        "PROBLEM  JNA     policy?blocks it",
                        "    -> Do this.");
    }

    @Test
    void editionWithoutANameIsShownByItsNumber() {
        assertThat(SystemCheck.edition(0x30)).isEqualTo("Professional");
        assertThat(SystemCheck.edition(0xFFFF)).isEqualTo("edition 0xffff");
    }
}
