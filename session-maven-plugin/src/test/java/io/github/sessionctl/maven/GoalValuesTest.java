package io.github.sessionctl.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.maven.docs.PluginDescriptor;
import io.github.sessionctl.maven.parameter.BadParameterException;
import io.github.sessionctl.maven.parameter.GoalConfiguration;
import io.github.sessionctl.maven.parameter.GoalDescription;
import io.github.sessionctl.maven.parameter.PomElements;
import io.github.sessionctl.maven.parameter.PropertySources;
import io.github.sessionctl.request.RefusedRequestException;
import io.github.sessionctl.request.RequestOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be asked of a goal is what may be asked for anywhere: session-core's table, in the POM and behind mvn. */
class GoalValuesTest {

    private static final Path TABLE =
            Path.of("../session-core/src/test/resources/io/github/sessionctl/request/request-values.txt");

    private static final Pattern CHARACTER = Pattern.compile("\\\\u([0-9a-f]{4})");

    private static final Map<String, AbstractSessionMojo> GOALS = Map.of(
            "logoff-disconnected", new LogoffDisconnectedMojo(),
            "logoff", new LogoffMojo(),
            "disconnect", new DisconnectMojo(),
            "message", new MessageMojo());

    private static PluginDescriptor plugin;

    @BeforeAll
    static void readDescriptor() throws Exception {
        plugin = PluginDescriptor.read();
    }

    /** A line of the table, for one goal. */
    record Line(String goal, Map<RequestOption, String> texts, boolean isRight, String refusal) {

        /** Maven knows that a variable is not defined before anybody asks what the text may mean. */
        String expected() {
            return texts.values().stream().anyMatch(text -> text.contains("${")) ? "is not defined" : refusal;
        }
    }

    static List<Line> lines() throws Exception {
        PluginDescriptor descriptor = PluginDescriptor.read();
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .flatMap(line -> GOALS.keySet().stream().map(goal -> of(line.split("\\|", -1), goal)))
                .filter(line ->
                        concerns(line, descriptor.goals().get(line.goal()).keySet()))
                .toList();
    }

    private static boolean concerns(Line line, Set<String> parameters) {
        boolean isCleanUp = line.goal().equals("logoff-disconnected");
        Set<RequestOption> options = line.texts().keySet();
        if (options.contains(RequestOption.ONE_USER) || line.refusal().equals("for how long")) {
            return false;
        }
        if (isCleanUp) {
            // The goal has a default; what is no parameter of it, it refuses where it was called alone.
            return options.contains(RequestOption.DISCONNECTED_FOR);
        }
        return options.stream().map(RequestOption::parameter).allMatch(parameters::contains)
                && (!line.goal().equals("message") || options.contains(RequestOption.MESSAGE));
    }

    private static Line of(String[] columns, String goal) {
        Map<RequestOption, String> texts = new EnumMap<>(RequestOption.class);
        for (String beside : columns[4].isBlank() ? new String[0] : columns[4].split(";")) {
            String[] pair = beside.strip().split("=", 2);
            texts.put(RequestOption.valueOf(pair[0]), written(pair[1]));
        }
        texts.put(RequestOption.valueOf(columns[0].strip()), written(columns[1].strip()));
        return new Line(goal, texts, columns[2].strip().equals("right"), columns[3].strip());
    }

    private static String written(String text) {
        return CHARACTER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(found.group(1), 16))));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void goalSaysYesOrNoAsTheTableDoesInThePom(Line line) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        line.texts().forEach((option, text) -> {
            Xpp3Dom element = new Xpp3Dom(option.parameter());
            element.setValue(text);
            configuration.addChild(element);
        });

        assertAsInTheTable(line, new PomElements(configuration, null, null), new Properties(), line.expected());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void goalSaysYesOrNoAsTheTableDoesBehindMvn(Line line) {
        Properties properties = new Properties();
        line.texts().forEach((option, text) -> properties.setProperty("session." + option.parameter(), text));
        boolean isTwo = line.texts().values().stream().anyMatch(text -> text.contains(" -D"));

        assertAsInTheTable(
                line, new PomElements(null, null, null), properties, isTwo ? "holds another option" : line.expected());
    }

    private static void assertAsInTheTable(Line line, PomElements pom, Properties properties, String refusal) {
        GoalDescription goal = new GoalDescription(
                line.goal(),
                plugin.goals().get(line.goal()),
                plugin.parameters().keySet(),
                plugin.parameters().keySet(),
                true);
        GoalConfiguration written = new GoalConfiguration(
                goal, pom, new PropertySources(properties, new Properties(), new Properties()), variable -> null);

        if (line.isRight()) {
            assertThatCode(() -> prepare(written, line.goal())).doesNotThrowAnyException();
        } else {
            Throwable refused = catchThrowable(() -> prepare(written, line.goal()));
            assertThat(refused).as("%s", line).isInstanceOf(BadParameterException.class);
            assertThat(refused.getMessage()).containsIgnoringCase(refusal).endsWith(".");
        }
    }

    private static void prepare(GoalConfiguration written, String goal) {
        try {
            written.check();
            GOALS.get(goal).prepare(written, List.of(HostAddress.LOCAL));
        } catch (RefusedRequestException e) {
            throw GoalConfiguration.refused(e);
        }
    }

    @Test
    void everyOptionOfTheTableIsAParameterOfAGoal() {
        Set<String> options = new TreeSet<>(
                Stream.of(RequestOption.values()).map(RequestOption::parameter).toList());

        assertThat(plugin.parameters().keySet()).containsAll(options);
    }
}
