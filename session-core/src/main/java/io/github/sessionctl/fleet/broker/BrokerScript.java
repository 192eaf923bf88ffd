package io.github.sessionctl.fleet.broker;

import java.util.List;

/**
 * What Windows PowerShell is told to do. Fixed text: the broker's name comes to it in an environment variable, because whatever follows {@code
 * -Command} is joined and read as a command. Without double quotes and line ends, which do not survive every command line.
 *
 * <p>Get-RDServer and not Get-RDUserSession: the broker's list of user sessions names only hosts on which it has placed somebody, so a host with
 * nobody there, or with administrators who came past the broker, could not be told from one that does not exist.
 *
 * <p>Error texts are translated, so what stands behind a failure is told by its HRESULT; and because Get-RDServer turns most failures into plain
 * text, the broker is then asked something simple, which fails with a number if it cannot be reached or refuses.
 * @see <a href="https://learn.microsoft.com/powershell/module/remotedesktop/get-rdserver">Get-RDServer</a>
 */
final class BrokerScript {

    /** The environment variable with the broker's name. */
    static final String BROKER = "SESSIONCTL_BROKER";

    /** Begins the line of a host: its name follows. */
    static final String HOST = "sessionctl-host:";

    /** Begins the line of a failure: stage, HRESULT in 8 hexadecimal digits, and text follow, with colons between them. */
    static final String FAILURE = "sessionctl-failure:";

    /** The stage in which the module RemoteDesktop is loaded. */
    static final String MODULE = "module";

    private static final String TEXT = String.join(
            " ",
            "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';",
            "[Console]::OutputEncoding = New-Object System.Text.UTF8Encoding($false);",
            "function Say($line) { [Console]::Out.WriteLine($line) };",
            "function Fail($stage, $record) {",
            "$e = $record.Exception; while ($e.InnerException) { $e = $e.InnerException };",
            "$text = ([string]$record.Exception.Message) -replace '\\s+', ' ';",
            "Say ('" + FAILURE + "' + $stage + ':' + ('{0:X8}' -f $e.HResult) + ':' + $text) };",
            "try { Import-Module RemoteDesktop } catch { Fail '" + MODULE + "' $_; exit 3 };",
            "try { $servers = @(Get-RDServer -ConnectionBroker $env:" + BROKER + " -Role RDS-RD-SERVER) }",
            "catch { $failed = $_;",
            "try { $null = Get-WmiObject -Class Win32_OperatingSystem -Property Name -ComputerName $env:" + BROKER
                    + " }",
            "catch { $failed = $_ };",
            "Fail 'query' $failed; exit 4 };",
            "$servers | ForEach-Object { Say ('" + HOST + "' + $_.Server) }; exit 0");

    private BrokerScript() {}

    /** What follows the program's name. */
    static List<String> arguments() {
        return List.of("-NoLogo", "-NoProfile", "-NonInteractive", "-Command", TEXT);
    }
}
