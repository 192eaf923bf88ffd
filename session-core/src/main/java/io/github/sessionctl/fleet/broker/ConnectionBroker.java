package io.github.sessionctl.fleet.broker;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.QuotedInput;
import io.github.sessionctl.session.SessionException;
import io.github.sessionctl.session.SessionException.Reason;
import io.github.sessionctl.text.DurationText;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * Asks Connection Brokers for the session hosts of their Remote Desktop deployments, through Windows PowerShell, which has the only documented way to
 * ask. Each question starts powershell.exe once and ends it at a deadline. Immutable; safe for use by several threads.
 * @see <a href="https://learn.microsoft.com/powershell/module/remotedesktop/get-rdserver">Get-RDServer</a>
 */
public final class ConnectionBroker {

    private final List<String> program;
    private final Duration deadline;

    /** Asks through this machine's powershell.exe. The deadline is how long an answer may take; a broker needs seconds, not milliseconds. */
    public ConnectionBroker(Duration deadline) {
        this(List.of(powershell()), deadline);
    }

    /** Asks through another program with powershell.exe's options. */
    ConnectionBroker(List<String> program, Duration deadline) {
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("the deadline " + deadline + " is not more than zero");
        }
        this.program = List.copyOf(program);
        this.deadline = deadline;
    }

    /** With its folder: by its name alone, Windows would take one from the current directory or the path. */
    private static String powershell() {
        String windows = System.getenv().getOrDefault("SystemRoot", "C:\\Windows");
        return windows + "\\System32\\WindowsPowerShell\\v1.0\\powershell.exe";
    }

    /**
     * The session hosts of the broker's deployment, those with nobody on them included, each once.
     * @param broker an address of the form {@code broker:NAME}
     * @throws IllegalArgumentException when the address names no broker
     * @throws SessionException when the broker cannot be asked, or does not tell; an answer without hosts is a failure, too
     */
    public List<HostAddress> sessionHosts(HostAddress broker) {
        String name = broker.name();
        // The parts of an address may have been put together without being read, so what is in them is checked here.
        if (broker.kind() != HostAddress.Kind.BROKER
                || !HostAddress.parse(broker.toString()).equals(broker)) {
            throw new IllegalArgumentException(
                    QuotedInput.of(broker.toString()) + " is not a Connection Broker; use broker:NAME");
        }
        BrokerAnswer answer = new BrokerAnswer(name);
        List<String> command = new ArrayList<>(program);
        command.addAll(BrokerScript.arguments());
        try {
            return answer.hosts(new Program(command, Map.of(BrokerScript.BROKER, name)).run(deadline));
        } catch (IOException e) {
            String problem = "Windows PowerShell cannot be run here (" + e.getMessage() + ")";
            String nextStep = "Run it on Windows with Windows PowerShell, or name the session hosts one by one.";
            throw answer.failure(Reason.UNSUPPORTED_SYSTEM, problem, nextStep, e);
        } catch (TimeoutException e) {
            String problem = "the Connection Broker did not answer within " + DurationText.format(deadline);
            String nextStep = "Check that the broker is up and not overloaded, or name the session hosts one by one.";
            throw answer.failure(Reason.TIMED_OUT, problem, nextStep, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw answer.failure(Reason.OTHER, "the caller was interrupted while it waited", "Ask again.", e);
        }
    }
}
