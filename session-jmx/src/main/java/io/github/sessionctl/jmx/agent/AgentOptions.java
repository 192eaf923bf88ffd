package io.github.sessionctl.jmx.agent;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.jmx.CleanupSchedule;
import io.github.sessionctl.jmx.SessionJmxOptions;
import io.github.sessionctl.logoff.LogoffPolicy;
import io.github.sessionctl.request.RequestOption;
import io.github.sessionctl.request.SessionRequest;
import io.github.sessionctl.text.DurationText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What the agent is to do, written as {@code hosts=local;SRV-2,readOnly=true}: commas between the options, semicolons inside a list. The words
 * are those of the Maven goals.
 *
 * @param jmx what is registered: {@code hosts} ({@code local} unless said), {@code readOnly} (true or false), {@code timeout},
 *     {@code pollInterval}, and a clean-up on a schedule: {@code cleanupEvery} asks for one, the others say whom it logs off
 * @param port {@code port}, 0 (any that is free) to 65535: where on 127.0.0.1 a connector of the agent's own listens; none unless said
 */
record AgentOptions(SessionJmxOptions jmx, OptionalInt port) {

    private static final List<RequestOption> OF_A_CLEANUP = List.of(
            RequestOption.DRY_RUN,
            RequestOption.DISCONNECTED_FOR,
            RequestOption.INCLUDE_USERS,
            RequestOption.EXCLUDE_USERS,
            RequestOption.KEEP_IF_RUNNING,
            RequestOption.INCLUDE_CONSOLE,
            RequestOption.MAX_LOGOFFS);

    private static final List<String> NAMES = Stream.concat(
                    Stream.of("hosts", "readOnly", "port", "timeout", "pollInterval", "cleanupEvery"),
                    OF_A_CLEANUP.stream().map(RequestOption::parameter))
            .toList();

    private static final int LARGEST_PORT = 65_535;

    /**
     * Reads what stands behind the jar's name, empty for no options.
     *
     * @throws IllegalArgumentException when an option is unknown, given twice or has no sense; the message names it and what is accepted
     */
    static AgentOptions parse(String text) {
        OptionValues values = OptionValues.parse(text, NAMES);
        SessionJmxOptions hosts = values.understood("hosts", SessionJmxOptions::forHosts)
                .orElse(SessionJmxOptions.forHosts(List.of(HostAddress.LOCAL)))
                .readOnly(values.flag("readOnly"));
        SessionJmxOptions timed =
                hosts.timeout(values.request(List.of(RequestOption.TIMEOUT)).timeout());
        SessionJmxOptions polled = values.understood(
                        "pollInterval", value -> timed.pollInterval(DurationText.parse(value)))
                .orElse(timed);
        return new AgentOptions(
                cleanup(values).map(polled::cleanup).orElse(polled), values.number("port", 0, LARGEST_PORT));
    }

    private static Optional<CleanupSchedule> cleanup(OptionValues values) {
        SessionRequest request = values.request(OF_A_CLEANUP);
        if (!values.isGiven("cleanupEvery")) {
            request.meant().stream().findFirst().ifPresent(option -> {
                throw new IllegalArgumentException("option " + option.parameter()
                        + " is about a clean-up, and none is asked for; give cleanupEvery, too.");
            });
            return Optional.empty();
        }
        LogoffPolicy policy = OptionValues.sentence(request::disconnected);
        return values.understood("cleanupEvery", value -> CleanupSchedule.of(DurationText.parse(value), policy))
                .map(schedule -> request.isDryRun() ? schedule.onlyPlanning() : schedule);
    }
}
