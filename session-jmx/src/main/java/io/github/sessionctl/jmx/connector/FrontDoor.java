package io.github.sessionctl.jmx.connector;

import java.io.IOException;
import java.rmi.server.RMIClientSocketFactory;
import java.util.Map;
import javax.management.remote.rmi.RMIConnection;
import javax.management.remote.rmi.RMIJRMPServerImpl;
import org.jspecify.annotations.Nullable;

/**
 * What the registry shows: brings operators in itself, and hands viewers on to a server that knows viewers alone. Each of the two checks the
 * password, and lets in its own role only. So what somebody may do hangs on the connection they have, in every call and in what they subscribe
 * to: Java 17 forgets the user in the middle of some calls.
 */
final class FrontDoor extends RMIJRMPServerImpl {

    private final Map<String, Role> roles;
    private final RMIJRMPServerImpl viewers;

    FrontDoor(
            int port,
            @Nullable RMIClientSocketFactory clients,
            ListenSockets sockets,
            Map<String, ?> environment,
            Map<String, Role> roles,
            RMIJRMPServerImpl viewers)
            throws IOException {
        super(port, clients, sockets, environment);
        this.roles = roles;
        this.viewers = viewers;
    }

    @Override
    public RMIConnection newClient(Object credentials) throws IOException {
        return claimsToBeViewer(credentials) ? viewers.newClient(credentials) : super.newClient(credentials);
    }

    private boolean claimsToBeViewer(@Nullable Object credentials) {
        return credentials instanceof String[] texts
                && texts.length > 0
                && texts[0] != null
                && roles.get(texts[0]) == Role.VIEWER;
    }
}
