package io.github.sessionctl.maven;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.eclipse.aether.SessionData;

/**
 * Does a thing once in a Maven build, whichever module comes first and however many build at the same time. The others wait until it is done, and
 * fail if it has failed.
 *
 * <p>What is kept in the build's data are types of the JDK and of Maven alone: modules may load the plugin through class loaders of their own.
 */
record OncePerBuild(SessionData data) {

    /** What is to be done once. */
    @FunctionalInterface
    interface Action {
        void run() throws MojoExecutionException, MojoFailureException;
    }

    /** Does it, or waits for whoever does; says whether it was this call that did it. The key is what "the same" means: goal and configuration. */
    boolean run(String key, Action action) throws MojoExecutionException, MojoFailureException {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        if (!data.set(key, null, mine)) {
            await((CompletableFuture<?>) Objects.requireNonNull(data.get(key)));
            return false;
        }
        try {
            action.run();
            mine.complete(null);
            return true;
        } catch (Throwable e) {
            mine.completeExceptionally(e);
            throw e;
        }
    }

    /** Throws a failure of its own for each that waits, so that no two threads share one. */
    private static void await(CompletableFuture<?> first) throws MojoExecutionException, MojoFailureException {
        try {
            first.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while another module of this build ran the same goal.", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            if (cause instanceof MojoFailureException) {
                throw new MojoFailureException(cause.getMessage(), cause);
            }
            throw new MojoExecutionException(cause.getMessage(), cause);
        }
    }
}
