package io.github.sessionctl.maven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the pages and Eclipse's metadata say, against the descriptor that the build has made of the goals. */
class PluginPagesTest {

    private static final Pattern OPTION = Pattern.compile("-Dsession\\.([a-z][A-Za-z]*)");
    private static final Pattern CALLED = Pattern.compile("(?<![\\w.])session:([a-z][a-z-]*[a-z])");
    private static final Pattern XML = Pattern.compile("```xml\\R(.*?)```", Pattern.DOTALL);

    /** The parameters that users may set, by goal. */
    private final TreeMap<String, List<String>> goals = new TreeMap<>();

    PluginPagesTest() throws Exception {
        Element plugin = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("target/classes/META-INF/maven/plugin.xml").toFile())
                .getDocumentElement();
        for (Element mojo : elements(plugin, "mojo")) {
            List<String> names = new ArrayList<>();
            for (Element parameter : elements(mojo, "parameter")) {
                if (text(parameter, "editable").equals("true")) {
                    names.add(text(parameter, "name"));
                }
            }
            goals.put(text(mojo, "goal"), names);
        }
    }

    @Test
    void eclipseIgnoresEveryGoal() throws IOException {
        String metadata = Files.readString(Path.of("src/main/resources/META-INF/m2e/lifecycle-mapping-metadata.xml"));

        assertThat(goals).hasSize(7);
        assertThat(goals.keySet()).allSatisfy(goal -> assertThat(metadata).contains("<goal>" + goal + "</goal>"));
        assertThat(metadata).contains("<ignore/>").doesNotContain("<execute");
    }

    @Test
    void readmeTellsEveryGoalAndEveryParameter() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(goals.keySet()).allSatisfy(goal -> assertThat(readme).contains("| `session:" + goal + "` |"));
        goals.remove("help");
        assertThat(goals.values().stream().flatMap(List::stream).distinct())
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(readme).contains("\n| `" + name));
    }

    @Test
    void pagesNameNoGoalAndNoPropertyThatThereIsNot() throws IOException {
        List<String> known =
                goals.values().stream().flatMap(List::stream).distinct().toList();
        for (Path page : pages()) {
            String text = Files.readString(page);
            assertThat(matches(OPTION, text)).as("properties in %s", page).isSubsetOf(known);
            assertThat(matches(CALLED, text)).as("goals in %s", page).isSubsetOf(goals.keySet());
        }
    }

    @Test
    void pomsOfThePagesSetParametersThatTheirGoalsHave() throws Exception {
        int poms = 0;
        for (Path page : pages()) {
            for (String xml : matches(XML, Files.readString(page))) {
                Element shown = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new org.xml.sax.InputSource(new java.io.StringReader("<page>" + xml + "</page>")))
                        .getDocumentElement();
                List<String> called = elements(shown, "goal").stream()
                        .map(Element::getTextContent)
                        .toList();
                assertThat(goals.keySet()).as("goals in %s", page).containsAll(called);
                for (Element configuration : elements(shown, "configuration")) {
                    poms++;
                    NodeList set = configuration.getChildNodes();
                    for (int i = 0; i < set.getLength(); i++) {
                        if (set.item(i) instanceof Element parameter) {
                            assertThat(called)
                                    .as("%s in %s", parameter.getTagName(), page)
                                    .anyMatch(goal -> goals.get(goal).contains(parameter.getTagName()));
                        }
                    }
                }
            }
        }
        assertThat(poms).isPositive();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> site = Files.list(Path.of("src/site/markdown"))) {
            return Stream.concat(site, Stream.of(Path.of("README.md"), Path.of("../README.md")))
                    .toList();
        }
    }

    private static List<String> matches(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group(1)).distinct().toList();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String text(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }
}
