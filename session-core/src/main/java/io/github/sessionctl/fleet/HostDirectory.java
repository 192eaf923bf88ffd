package io.github.sessionctl.fleet;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.session.SessionException;
import java.util.List;

/** Knows which hosts an address stands for: {@code broker:NAME} and {@code domain:NAME} stand for several. */
@FunctionalInterface
public interface HostDirectory {

    /** Takes every address for one host. */
    HostDirectory PLAIN = List::of;

    /**
     * The hosts that the address stands for; the address itself where it is one host.
     * @throws SessionException when that cannot be found out
     */
    List<HostAddress> expand(HostAddress address);
}
