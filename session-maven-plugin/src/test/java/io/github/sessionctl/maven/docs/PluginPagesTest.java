package io.github.sessionctl.maven.docs;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.action.ActionOutcome;
import io.github.sessionctl.logoff.LogoffOutcome;
import io.github.sessionctl.logoff.LogoffRule;
import io.github.sessionctl.logoff.NoticeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages about the plugin say, against the descriptor that the build has made of the goals. */
class PluginPagesTest {

    private static final Pattern OPTION = Pattern.compile("(?:-D|(?<![\\w.]))session\\.([a-z][A-Za-z]*)(?!\\.?\\w)");
    private static final Pattern CALLED = Pattern.compile("(?<![\\w.])session:([a-z][a-z-]*[a-z])");
    private static final Pattern CALLED_IN_FULL = Pattern.compile("session-maven-plugin:[^:\\s]+:([a-z][a-z-]*[a-z])");
    private static final Pattern NAME = Pattern.compile("`([^`]*)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)[^)]*\\)");
    private static final Pattern MENU = Pattern.compile("href=\"([^\"]+)\"");

    private static PluginDescriptor plugin;

    @BeforeAll
    static void readDescriptor() throws Exception {
        plugin = PluginDescriptor.read();
    }

    @Test
    void readmeTellsEveryGoal() throws IOException {
        Set<String> told =
                new TreeSet<>(Page.read("README.md").matches(Pattern.compile("\\n\\| `session:([a-z-]+)` \\|")));

        assertThat(told).isEqualTo(plugin.goals().keySet()).hasSize(7);
    }

    @Test
    void readmeTellsEveryParameterWithItsDefault() throws IOException {
        Map<String, String> told = Page.read("README.md").rows("## Parameters").stream()
                .collect(toMap(row -> name(row.get(0)), row -> name(row.get(2)), (one, other) -> one, TreeMap::new));

        assertThat(told).isEqualTo(plugin.parameters()).hasSizeGreaterThan(20);
    }

    @Test
    void siteTellsEveryParameterWithItsDefault() throws IOException {
        Map<String, String> told = Page.read("src/site/markdown/parameters.md").rows("## All of them").stream()
                .collect(toMap(row -> name(row.get(0)), row -> name(row.get(1)), (one, other) -> one, TreeMap::new));

        assertThat(told).isEqualTo(plugin.parameters());
    }

    @Test
    void siteTellsWhichGoalsHaveAParameter() throws IOException {
        for (List<String> row : Page.read("src/site/markdown/parameters.md").rows("## All of them")) {
            String parameter = name(row.get(0));
            Set<String> having = new TreeSet<>(plugin.ownGoals().keySet());
            having.removeIf(goal -> !plugin.goals().get(goal).containsKey(parameter));
            Set<String> told = row.get(2).equals("all") ? plugin.ownGoals().keySet() : names(row.get(2));

            assertThat(told).as(parameter).isEqualTo(having);
        }
    }

    @Test
    void siteKnowsTheParametersOfHelp() throws IOException {
        String page = Page.read("src/site/markdown/parameters.md").text();
        String last = page.lines()
                .filter(line -> line.contains("`session:help`"))
                .findFirst()
                .orElseThrow();

        assertThat(names(last)).containsAll(plugin.goals().get("help").keySet());
    }

    @Test
    void situationsNameParametersAndGoalsThatThereAre() throws IOException {
        Set<String> known = new TreeSet<>(plugin.parameters().keySet());
        known.addAll(plugin.goals().keySet());
        List<String> rows = Page.read("src/site/markdown/parameters.md")
                .text()
                .lines()
                .filter(line -> line.startsWith("| to ")
                        || line.startsWith("| a ")
                        || line.startsWith("| n")
                        || line.startsWith("| the "))
                .toList();

        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(rows)
                .allSatisfy(row -> assertThat(names(row))
                        .anyMatch(known::contains)
                        .allMatch(name -> known.contains(name) || name.matches("true|false|[0-9]+h")));
    }

    @Test
    void pagesNameNoGoalAndNoPropertyThatThereIsNot() throws IOException {
        Set<String> known = new TreeSet<>(plugin.parameters().keySet());
        known.add("executionRootDirectory"); // Maven's own
        for (Page page : Page.all()) {
            assertThat(page.matches(OPTION)).as("properties in %s", page.file()).isSubsetOf(known);
            assertThat(page.matches(CALLED))
                    .as("goals in %s", page.file())
                    .isSubsetOf(plugin.goals().keySet());
            assertThat(page.matches(CALLED_IN_FULL))
                    .as("goals in %s", page.file())
                    .isSubsetOf(plugin.goals().keySet());
        }
    }

    @Test
    void callsOfThePagesGiveTheirGoalsPropertiesThatTheyHave() throws IOException {
        int calls = 0;
        for (Page page : Page.all()) {
            for (String line :
                    page.text().lines().filter(line -> line.contains("mvn ")).toList()) {
                Page call = new Page(page.file(), line);
                List<String> goals = Stream.of(CALLED, CALLED_IN_FULL)
                        .flatMap(pattern -> call.matches(pattern).stream())
                        .toList();
                if (goals.size() == 1) {
                    calls++;
                    assertThat(call.matches(OPTION))
                            .as("%s: %s", page.file(), line)
                            .isSubsetOf(plugin.goals().get(goals.get(0)).keySet());
                }
            }
        }
        assertThat(calls).isGreaterThan(5);
    }

    @Test
    void questionsAboutOutcomesAreAnsweredForEveryOutcome() throws IOException {
        assertThat(Page.read("src/site/markdown/faq.md").rows("## What do the outcomes mean?"))
                .extracting(row -> name(row.get(0)))
                .containsExactlyInAnyOrder(
                        Stream.of(LogoffOutcome.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void pageAboutJsonTellsEveryOutcomeRuleAndAnswer() throws IOException {
        Set<String> told = new TreeSet<>(Page.read("../docs/json.md").matches(NAME));

        assertThat(told)
                .containsAll(Stream.of(
                                LogoffOutcome.values(),
                                ActionOutcome.values(),
                                LogoffRule.values(),
                                NoticeResult.values())
                        .flatMap(Stream::of)
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void linksOfTheSiteLeadToPagesThatThereAre() throws IOException {
        for (Page page : Page.ofSite()) {
            assertThat(page.matches(LINK))
                    .filteredOn(link -> !link.startsWith("https://"))
                    .as("links in %s", page.file())
                    .allMatch(PluginPagesTest::isPage);
        }
        assertThat(new Page(Path.of("site.xml"), Files.readString(Path.of("src/site/site.xml"))).matches(MENU))
                .hasSize(Page.ofSite().size() + 1)
                .allMatch(PluginPagesTest::isPage);
    }

    private static boolean isPage(String link) {
        return link.equals("plugin-info.html")
                || Files.exists(Path.of("src/site/markdown", link.replaceFirst("\\.html$", ".md")));
    }

    private static Set<String> names(String cell) {
        return new TreeSet<>(new Page(Path.of("cell"), cell).matches(NAME));
    }

    /** What is written as code in a cell that has one such text or begins with it; empty where there is none. */
    private static String name(String cell) {
        return cell.startsWith("`") ? cell.substring(1, cell.indexOf('`', 1)) : "";
    }
}
