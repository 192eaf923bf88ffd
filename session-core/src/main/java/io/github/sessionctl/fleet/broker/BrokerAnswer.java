package io.github.sessionctl.fleet.broker;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.session.SessionOperation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link BrokerScript} has said of a broker, as in {@code broker:NAME}. Only its own lines count: profiles and modules talk, too. */
record BrokerAnswer(String broker) {

    private static final String ADMINISTRATOR =
            "Run as a member of Administrators on the broker and on the deployment's servers.";
    private static final String REACH =
            "Check the name, that the broker is up, and that WMI and RPC (port 135 and those it hands out) are open to it.";
    private static final String ONE_BY_ONE = "name the session hosts one by one.";

    /**
     * The deployment's session hosts, in its order, each once.
     * @throws SessionException when the answer tells of a failure, or is none
     */
    List<HostAddress> hosts(Program.Result result) {
        Set<HostAddress> hosts = new LinkedHashSet<>();
        for (String raw : result.output().lines().toList()) {
            // A byte order mark may come first, whatever the encoding says.
            String line = raw.replace("\uFEFF", "").strip();
            if (line.startsWith(BrokerScript.FAILURE)) {
                throw told(line.substring(BrokerScript.FAILURE.length()));
            }
            if (line.startsWith(BrokerScript.HOST)) {
                hosts.add(host(line.substring(BrokerScript.HOST.length()).strip()));
            }
        }
        if (result.exitCode() != 0) {
            throw ended(result);
        }
        if (hosts.isEmpty()) {
            String problem = "the deployment of this Connection Broker has no session hosts";
            String nextStep = "Check that it is the right broker, or " + ONE_BY_ONE;
            throw failure(Reason.INVALID_ADDRESS, problem, nextStep, null);
        }
        return List.copyOf(hosts);
    }

    private HostAddress host(String name) {
        IllegalArgumentException unreadable = null;
        try {
            HostAddress address = HostAddress.parse(name);
            if (address.kind() == HostAddress.Kind.SERVER) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            unreadable = e;
        }
        String problem = "it names a session host " + QuotedInput.of(name) + ", which is no name of a server";
        String nextStep = "Look at Get-RDServer's answer, or " + ONE_BY_ONE;
        throw failure(Reason.MALFORMED_ANSWER, problem, nextStep, unreadable);
    }

    /** A failure that the script has told of: {@code STAGE:HRESULT:TEXT}. */
    private SessionException told(String line) {
        String[] parts = line.split(":", 3);
        String stage = parts[0];
        String code = parts.length > 1 ? parts[1].toUpperCase(Locale.ROOT) : "";
        String text = parts.length > 2 ? parts[2].strip() : "";
        String said = " (PowerShell says: " + text + ")";
        if (stage.equals(BrokerScript.MODULE)) {
            return failure(
                    Reason.UNSUPPORTED_SYSTEM,
                    "the PowerShell module RemoteDesktop cannot be loaded here" + said,
                    "Install the Remote Server Administration Tools for Remote Desktop Services, see that Get-ExecutionPolicy"
                            + " is RemoteSigned or weaker, run on the broker itself, or " + ONE_BY_ONE,
                    null);
        }
        return switch (code) {
            // E_ACCESSDENIED, WBEM_E_ACCESS_DENIED.
            case "80070005", "80041003" ->
                failure(Reason.ACCESS_DENIED, "the Connection Broker denies access" + said, ADMINISTRATOR, null);
            // RPC_S_SERVER_UNAVAILABLE, RPC_S_CALL_FAILED, ERROR_BAD_NETPATH.
            case "800706BA", "800706BE", "80070035" ->
                failure(Reason.HOST_UNREACHABLE, "the Connection Broker cannot be reached" + said, REACH, null);
            default -> other("the Connection Broker could not tell its session hosts (error 0x" + code + ")" + said);
        };
    }

    private SessionException ended(Program.Result result) {
        String errors = result.errors().strip();
        String said = errors.isEmpty()
                ? ""
                : " and said: " + errors.lines().findFirst().orElse("").strip();
        return other("powershell.exe ended with code " + result.exitCode() + said);
    }

    private SessionException other(String problem) {
        String nextStep = "Try Get-RDServer -ConnectionBroker " + broker + " in Windows PowerShell, or " + ONE_BY_ONE;
        return failure(Reason.OTHER, problem, nextStep, null);
    }

    /** A failure of asking this broker. */
    SessionException failure(Reason reason, String problem, String nextStep, @Nullable Throwable cause) {
        return SessionException.of(reason, SessionOperation.OPEN, "broker:" + broker, problem, nextStep, cause);
    }
}
