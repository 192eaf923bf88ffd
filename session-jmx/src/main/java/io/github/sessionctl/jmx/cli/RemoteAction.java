package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.session.SessionId;
import java.io.IOException;
import java.time.Instant;

/**
 * Disconnecting and messaging by a server's MBean.
 *
 * @param target the server
 * @param selectors which session, and whose
 */
record RemoteAction(TargetOptions target, SelectorOptions selectors) {

    int disconnect(OutputOptions output, Terminal terminal) throws IOException {
        if (selectors.user().isEmpty() || selectors.id().isEmpty()) {
            throw target.notRemote("disconnect takes --id and --user, both, and nothing else");
        }
        String user = selectors.user().get().toString();
        return run(output, terminal, "disconnect", number(), user);
    }

    int message(String title, String text, OutputOptions output, Terminal terminal) throws IOException {
        return run(output, terminal, "sendMessage", number(), title, text);
    }

    private int number() {
        return RemoteLogoff.number(target, id());
    }

    private SessionId id() {
        return selectors.id().orElseThrow();
    }

    private int run(OutputOptions output, Terminal terminal, String operation, Object... arguments) throws IOException {
        try (RemoteServer server = target.connect()) {
            RemoteBean bean = server.onlyBean();
            Instant startedAt = Instant.now();
            Object answer = RemoteWait.invoke(bean, terminal, operation, arguments);
            return RemoteResults.ofLine(startedAt, bean.host(), id().value(), String.valueOf(answer))
                    .write(output, terminal);
        }
    }
}
