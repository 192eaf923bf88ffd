package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.jmx.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ProductVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"sessionctl " + Version.TEXT};
    }
}
