package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.jmx.connector.ConnectorSettings.LoginFiles;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.management.remote.JMXAuthenticator;

/**
 * Settings that have been held against the address and the files, and what has been read from these.
 *
 * @param address where to listen
 * @param port on which port, 0 for any
 * @param login the users; empty: everybody is an operator
 * @param tls the keys; empty: nothing is encrypted
 */
record CheckedSettings(InetAddress address, int port, Optional<Login> login, Optional<ListenSockets.Tls> tls) {

    /**
     * The users.
     *
     * @param passwordFile where their passwords are looked up
     * @param roles what each may do
     */
    record Login(Path passwordFile, Map<String, Role> roles) {

        JMXAuthenticator authenticator(Role role, ConnectorAudit audit, LoginDelays delays) {
            return new PasswordLogin(passwordFile, roles, role, audit, delays);
        }
    }

    /**
     * Checks settings, without opening a port.
     *
     * @throws IllegalArgumentException when they cannot be used; the message says what to do
     */
    static CheckedSettings of(ConnectorSettings settings, Clock clock) {
        return new CheckedSettings(
                ListenAddress.of(settings),
                settings.port(),
                settings.login().map(CheckedSettings::login),
                settings.tls()
                        .map(files -> new ListenSockets.Tls(
                                TlsKeys.open(files, clock), files.clients().isPresent())));
    }

    private static Login login(LoginFiles files) {
        Map<String, Role> roles = AccessFile.read(files.accessFile());
        Set<String> users = PasswordFile.users(files.passwordFile());
        Set<String> withoutPassword = new TreeSet<>(roles.keySet());
        withoutPassword.removeAll(users);
        if (!withoutPassword.isEmpty()) {
            throw new IllegalArgumentException(
                    "The access file " + files.accessFile() + " gives roles to users who are not in the password file "
                            + files.passwordFile() + ": " + String.join(", ", withoutPassword)
                            + ". Give each a password, or take the line away.");
        }
        Set<String> withoutRole = new TreeSet<>(users);
        withoutRole.removeAll(roles.keySet());
        if (!withoutRole.isEmpty()) {
            throw new IllegalArgumentException(
                    "The password file " + files.passwordFile() + " has users who are not in the access file "
                            + files.accessFile() + ": " + String.join(", ", withoutRole)
                            + ". Give each a role there, viewer or operator, or take the line away.");
        }
        return new Login(files.passwordFile(), roles);
    }
}
