package io.github.sessionctl.maven.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The POMs that users copy from the pages, and what Eclipse is told about the goals. */
class PluginPomsTest {

    @Test
    void pomsOfThePagesAreWellFormedAndSetParametersThatTheirGoalsHave() throws Exception {
        PluginDescriptor plugin = PluginDescriptor.read();
        int configurations = 0;
        for (Page page : Page.all()) {
            for (String xml : page.xml()) {
                Element shown = Xml.parse(xml);
                assertThat(goals(shown))
                        .as("goals in %s", page.file())
                        .isSubsetOf(plugin.goals().keySet());
                for (Element configuration : Xml.elements(shown, "configuration")) {
                    configurations++;
                    List<String> goals = goals((Element) configuration.getParentNode());
                    for (Element parameter : Xml.children(configuration)) {
                        assertThat(goals)
                                .as("%s in %s", parameter.getTagName(), page.file())
                                .isNotEmpty()
                                .allMatch(goal -> plugin.goals().get(goal).containsKey(parameter.getTagName()));
                    }
                }
            }
        }
        assertThat(configurations).isGreaterThan(3);
    }

    @Test
    void executionsOfASnippetThatAreToCountAsOneHaveTheSameSettings() throws Exception {
        for (String xml : Page.read("src/site/markdown/usage.md").xml()) {
            assertThat(Xml.elements(Xml.parse(xml), "configuration").stream()
                            .map(configuration -> Xml.children(configuration).stream()
                                    .map(parameter -> parameter.getTagName() + "=" + parameter.getTextContent())
                                    .toList())
                            .distinct())
                    .as(xml)
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void eclipseIgnoresEveryGoal() throws Exception {
        Path metadata = Path.of("src/main/resources/META-INF/m2e/lifecycle-mapping-metadata.xml");
        Set<String> ignored = new TreeSet<>();
        for (Element execution : Xml.elements(Xml.parse(Files.readString(metadata)), "pluginExecution")) {
            assertThat(Xml.children(Xml.elements(execution, "action").get(0)))
                    .extracting(Element::getTagName)
                    .containsExactly("ignore");
            ignored.addAll(goals(execution));
        }

        assertThat(ignored).isEqualTo(PluginDescriptor.read().goals().keySet());
    }

    private static List<String> goals(Element parent) {
        return Xml.elements(parent, "goal").stream()
                .map(goal -> goal.getTextContent().strip())
                .distinct()
                .toList();
    }
}
