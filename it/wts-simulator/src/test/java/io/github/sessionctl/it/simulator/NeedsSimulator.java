package io.github.sessionctl.it.simulator;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a test class, with the reason, where the simulated library could not be built; where CI=true it fails instead. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsSimulator.Condition.class)
@interface NeedsSimulator {

    final class Condition implements BeforeAllCallback {

        @Override
        public void beforeAll(ExtensionContext context) {
            WtsSimulator.missing().ifPresent(reason -> {
                if ("true".equals(System.getenv("CI"))) {
                    throw new IllegalStateException(reason);
                }
                Assumptions.abort("SKIPPED: " + reason);
            });
        }
    }
}
