package io.github.sessionctl.jmx.connector;

import io.github.sessionctl.jmx.connector.ConnectorSettings.LoginFiles;
import io.github.sessionctl.jmx.connector.ConnectorSettings.StoreFiles;
import io.github.sessionctl.jmx.connector.ConnectorSettings.TlsFiles;
import java.nio.file.Path;
import java.util.Optional;

/** Collects settings for tests, which change one after the other; those of this machine alone unless said. */
public final class SettingsBuilder {

    private String bindAddress = ConnectorSettings.LOOPBACK;
    private int port = 9875;
    private Optional<LoginFiles> login = Optional.empty();
    private Optional<StoreFiles> keystore = Optional.empty();
    private Optional<StoreFiles> clients = Optional.empty();

    public SettingsBuilder bindAddress(String address) {
        bindAddress = address;
        return this;
    }

    public SettingsBuilder port(int number) {
        port = number;
        return this;
    }

    public SettingsBuilder users(Path passwordFile, Path accessFile) {
        login = Optional.of(new LoginFiles(passwordFile, accessFile));
        return this;
    }

    public SettingsBuilder keystore(Path file, Path passwordFile) {
        keystore = Optional.of(new StoreFiles(file, passwordFile));
        return this;
    }

    public SettingsBuilder clients(Path truststore, Path passwordFile) {
        clients = Optional.of(new StoreFiles(truststore, passwordFile));
        return this;
    }

    public ConnectorSettings build() {
        return new ConnectorSettings(bindAddress, port, login, keystore.map(key -> new TlsFiles(key, clients)));
    }
}
