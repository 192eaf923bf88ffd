package io.github.sessionctl.jmx.cli;

import io.github.sessionctl.request.RequestOption;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options by which something is asked for: what the help says of each, and the texts that were given, for the request to read. */
final class RequestOptions {

    /** What the help says: of a flag, without a label for its value. */
    private record Help(String label, String text) {}

    private final Map<RequestOption, Help> shown = new LinkedHashMap<>();
    private final Map<RequestOption, String> texts = new EnumMap<>(RequestOption.class);

    /** These options, in the order of the help. */
    static RequestOptions of(RequestOption... options) {
        return new RequestOptions().and(options);
    }

    /** And these. */
    RequestOptions and(RequestOption... options) {
        for (RequestOption option : options) {
            shown.put(option, help(option));
        }
        return this;
    }

    /** And this one, which means something particular to the command. */
    RequestOptions and(RequestOption option, String text) {
        shown.put(option, new Help(help(option).label(), text));
        return this;
    }

    /** Those by which sessions are selected. */
    static RequestOptions selectors() {
        return of(
                RequestOption.ID,
                RequestOption.NAME,
                RequestOption.USER,
                RequestOption.STATES,
                RequestOption.IDLE_FOR,
                RequestOption.ALL);
    }

    /** Those that narrow a choice. */
    RequestOptions andNarrowing() {
        return and(
                RequestOption.INCLUDE_USERS,
                RequestOption.EXCLUDE_USERS,
                RequestOption.KEEP_IF_RUNNING,
                RequestOption.INCLUDE_CONSOLE,
                RequestOption.MAX_LOGOFFS);
    }

    private static Help help(RequestOption option) {
        return switch (option) {
            case ID -> new Help("ID", "The session with this ID.");
            case NAME -> new Help("NAME", "The session with this session name, such as RDP-Tcp#3.");
            case USER ->
                new Help(
                        "USER",
                        "The sessions of this user: anna, CORP\\anna, or a pattern such as CORP\\*, in double quotes.");
            case STATES ->
                new Help("STATES", "The sessions in these states, comma separated: active, disconnected, ...");
            case IDLE_FOR ->
                new Help("TIME", "The sessions that nobody has used for at least this long, such as 30m or 2h.");
            case ALL -> new Help("", "Every user's session.");
            case DISCONNECTED_FOR ->
                new Help(
                        "TIME",
                        "Instead: everybody who has been disconnected for at least this long, such as 30m, 2h or 1d; 0s for all who are disconnected. Goes with none of the options above, nor with --force, --message, --grace and --ask.");
            case INCLUDE_USERS -> new Help("USERS", "Only these users, comma separated: anna, CORP\\*, build-*.");
            case EXCLUDE_USERS -> new Help("USERS", "But not these users.");
            case KEEP_IF_RUNNING ->
                new Help(
                        "NAMES",
                        "But no session in which one of these processes runs, such as devenv.exe, or none can be seen.");
            case INCLUDE_CONSOLE ->
                new Help("", "With --disconnected-for: the session at the machine's own screen, too.");
            case MAX_LOGOFFS ->
                new Help("NUMBER", "At most so many sessions on each host, 1 or more: the longest unused first.");
            case FORCE -> new Help("", "Also your own session and the console.");
            case MESSAGE -> new Help("TEXT", "Tell the users of active sessions this first.");
            case GRACE ->
                new Help(
                        "TIME",
                        "How long they then have, such as 5m, up to 1d; all have the same. Default: 0s. With --ask how long they have to answer, 1s or more. Default: 60s.");
            case ASK -> new Help("", "Ask them instead, Yes or No. Whoever says No, or nothing, is left alone.");
            case TITLE -> new Help("TITLE", "What is shown above the text. Default: Message.");
            case SHOW_FOR -> new Help("TIME", "How long it stays when nobody clicks it away, 1s to 1d. Default: 60s.");
            case TIMEOUT -> new Help("TIME", "How long one logoff may take to finish, up to 1d. Default: 30s.");
            case DRY_RUN -> new Help("", "Only show what would be done, and why.");
            case ONE_USER -> throw new IllegalArgumentException("--user means all who match");
        };
    }

    void addTo(CommandSpec command) {
        shown.forEach((option, help) -> {
            OptionSpec.Builder spec = OptionSpec.builder(option.commandLineOption())
                    .description(help.text())
                    .hideParamSyntax(true);
            command.addOption(
                    help.label().isEmpty()
                            ? spec.type(boolean.class)
                                    .converters(text -> take(option, text))
                                    .build()
                            : spec.type(String.class)
                                    .paramLabel(help.label())
                                    .converters(text -> {
                                        texts.put(option, text);
                                        return text;
                                    })
                                    .build());
        });
    }

    /** A flag is true for picocli, whatever its text says: it asks once more for what the first answer means. */
    private boolean take(RequestOption option, String text) {
        texts.putIfAbsent(option, text);
        return true;
    }

    /** A text that is given in another way than by its option. */
    void give(RequestOption option, String text) {
        texts.put(option, text);
    }

    /** What was given, as it was written. */
    Map<RequestOption, String> texts() {
        return texts;
    }
}
