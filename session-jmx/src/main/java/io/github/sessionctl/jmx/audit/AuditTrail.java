package io.github.sessionctl.jmx.audit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Where audit records go: to the {@link System.Logger} with the name {@value #LOGGER}, and to whoever listens. Safe for use by several threads. */
public final class AuditTrail {

    /** The name of the logger. */
    public static final String LOGGER = "io.github.sessionctl.audit";

    private static final Logger LOG = System.getLogger(LOGGER);

    private static final Set<String> TROUBLE =
            Set.of("REFUSED", "FAILED", "STILL_LOGGING_OFF", "NOT_BEGUN", "NOT_KNOWN");

    private final List<Consumer<AuditRecord>> listeners = new CopyOnWriteArrayList<>();

    /** A trail to which nobody listens yet. */
    public AuditTrail() {}

    /** Takes down a record. A listener that fails is logged and stops nothing: what was done has been done. */
    public void add(AuditRecord record) {
        LOG.log(TROUBLE.contains(record.outcome()) ? Level.WARNING : Level.INFO, record::toLine);
        for (Consumer<AuditRecord> listener : listeners) {
            try {
                listener.accept(record);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.WARNING, "An audit listener failed.", e);
            }
        }
    }

    /** Tells somebody each record from now on, in the thread that makes it, until what this returns is run. */
    public Runnable listen(Consumer<AuditRecord> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
