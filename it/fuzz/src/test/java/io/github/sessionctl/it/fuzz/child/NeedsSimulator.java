package io.github.sessionctl.it.fuzz.child;

import io.github.sessionctl.it.simulator.WtsSimulator;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Where the simulator's library could not be built: skipped with the reason, or failed where CI=true. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsSimulator.Check.class)
public @interface NeedsSimulator {

    /** The check. */
    final class Check implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            WtsSimulator.missing().ifPresent(reason -> {
                Assumptions.assumeTrue("true".equals(System.getenv("CI")), "SKIPPED: " + reason);
                throw new IllegalStateException(reason);
            });
        }
    }
}
