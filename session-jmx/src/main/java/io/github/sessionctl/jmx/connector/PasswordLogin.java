package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.text.DurationText;
import java.nio.file.Path;
import java.util.Map;
import javax.management.remote.JMXAuthenticator;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/**
 * Lets in the users of one role who know their password. The JDK's own module checks it and replaces clear text in the file by hashes;
 * it reads the file at each login, so a new password counts at once.
 */
final class PasswordLogin implements JMXAuthenticator {

    private static final String MODULE = "com.sun.jmx.remote.security.FileLoginModule";

    /** The first logins rewrite the file, one after the other. */
    private static final Object FILE_LOCK = new Object();

    private final Configuration configuration;
    private final Map<String, Role> roles;
    private final Role role;
    private final ConnectorAudit audit;
    private final LoginDelays delays;

    PasswordLogin(Path passwordFile, Map<String, Role> roles, Role role, ConnectorAudit audit, LoginDelays delays) {
        AppConfigurationEntry module = new AppConfigurationEntry(
                MODULE,
                LoginModuleControlFlag.REQUIRED,
                Map.of("passwordFile", passwordFile.toString(), "hashPasswords", "true"));
        // What would otherwise stand in a file of its own.
        configuration = new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return new AppConfigurationEntry[] {module};
            }
        };
        this.roles = roles;
        this.role = role;
        this.audit = audit;
        this.delays = delays;
    }

    @Override
    public Subject authenticate(Object credentials) {
        if (!(credentials instanceof String[] texts) || texts.length != 2 || texts[0] == null || texts[1] == null) {
            audit.loginRefused(null, "the client has sent no name and password");
            throw new SecurityException("Authentication failed: a user name and a password are needed here.");
        }
        String user = texts[0];
        try {
            Subject subject = delays.attempt(audit.peer(), () -> login(user, texts[1]));
            audit.connected(user, role);
            return subject;
        } catch (FailedLoginException e) {
            boolean isUser = roles.get(user) == role;
            audit.loginRefused(
                    user, isUser ? "wrong password, or none in the password file" : "no such user in the access file");
            // The client is told the same, whichever it was.
            throw new SecurityException("Authentication failed: wrong user name or password.");
        } catch (LoginDelays.TooManyFailures e) {
            audit.loginRefused(user, "too many wrong passwords from this address; this one was not looked at");
            throw new SecurityException("Authentication failed: too many wrong passwords came from your address."
                    + " Try again in " + DurationText.format(LoginDelays.LONGEST) + ".");
        } catch (LoginException e) {
            audit.loginFailed(user, String.valueOf(e.getMessage()));
            throw new SecurityException(
                    "Authentication failed: passwords cannot be checked now. The server's log says why.");
        }
    }

    private Subject login(String user, String password) throws LoginException {
        if (roles.get(user) != role) {
            // It counts as a wrong password, or it would tell which names there are.
            throw new FailedLoginException();
        }
        LoginContext login =
                new LoginContext("sessionctl", null, callbacks -> answer(callbacks, user, password), configuration);
        synchronized (FILE_LOCK) {
            login.login();
        }
        Subject subject = login.getSubject();
        subject.setReadOnly();
        return subject;
    }

    private static void answer(Callback[] callbacks, String user, String password) throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                name.setName(user);
            } else if (callback instanceof PasswordCallback secret) {
                secret.setPassword(password.toCharArray());
            } else {
                throw new UnsupportedCallbackException(callback);
            }
        }
    }
}
