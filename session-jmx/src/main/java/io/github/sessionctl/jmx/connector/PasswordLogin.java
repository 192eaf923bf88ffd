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
import org.jspecify.annotations.Nullable;

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
        this.configuration = new OneModule(passwordFile);
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
            // The client is told the same, whichever it was.
            throw refused(
                    user,
                    e instanceof NoSuchUser
                            ? "no such user in the access file"
                            : "wrong password, or none in the password file");
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
            throw new NoSuchUser();
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

    /** It counts as a wrong password, or it would tell which names there are. */
    private static final class NoSuchUser extends FailedLoginException {
        private static final long serialVersionUID = 1;
    }

    private SecurityException refused(String user, String why) {
        audit.loginRefused(user, why);
        return new SecurityException("Authentication failed: wrong user name or password.");
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

    /** What would otherwise stand in a configuration file of its own. */
    private static final class OneModule extends Configuration {

        private final AppConfigurationEntry entry;

        OneModule(Path passwordFile) {
            entry = new AppConfigurationEntry(
                    MODULE,
                    LoginModuleControlFlag.REQUIRED,
                    Map.of("passwordFile", passwordFile.toString(), "hashPasswords", "true"));
        }

        @Override
        public AppConfigurationEntry @Nullable [] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {entry};
        }
    }
}
