package io.github.sessionctl.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The file for WinSW says nothing that WinSW does not know. WinSW itself needs Windows. */
class ServiceFileIT {

    private ServiceFile file;

    @BeforeEach
    void read() throws Exception {
        file = ServiceFile.read();
    }

    @Test
    void everyElementAndAttributeStandsInItsDocumentation() {
        assertThat(file.service().getTagName()).isEqualTo("service");
        for (Element element : ServiceFile.elementsOf(file.service())) {
            assertThat(WinSwDocumentation.ELEMENTS).containsKey(element.getTagName());
            assertThat(WinSwDocumentation.ELEMENTS.get(element.getTagName()))
                    .as(element.getTagName())
                    .containsAll(attributes(element));
        }
    }

    @Test
    void everyValueOfAChoiceIsOneOfThem() {
        assertThat(WinSwDocumentation.START_MODES).contains(file.text("startmode"));
        assertThat(file.all("onfailure"))
                .isNotEmpty()
                .allMatch(element -> WinSwDocumentation.FAILURE_ACTIONS.contains(element.getAttribute("action")));
        assertThat(file.all("log")).singleElement().satisfies(log -> {
            assertThat(WinSwDocumentation.LOG_MODES).contains(log.getAttribute("mode"));
            assertThat(ServiceFile.elementsOf(log))
                    .isNotEmpty()
                    .allMatch(element -> WinSwDocumentation.ELEMENTS_OF_LOG.contains(element.getTagName()))
                    .allMatch(element -> Integer.parseInt(element.getTextContent()) > 0);
        });
    }

    @Test
    void everyTimeHasAUnitThatWinSwKnows() {
        assertThat(file.text("stoptimeout")).matches(WinSwDocumentation.DURATION);
        assertThat(file.text("resetfailure")).matches(WinSwDocumentation.DURATION);
        assertThat(file.all("onfailure"))
                .filteredOn(element -> element.hasAttribute("delay"))
                .hasSize(2)
                .allMatch(element -> element.getAttribute("delay").matches(WinSwDocumentation.DURATION));
    }

    /** Windows asks for letters and digits. */
    @Test
    void itsIdIsOneThatWindowsTakes() {
        assertThat(file.text("id")).matches("[A-Za-z0-9]+");
    }

    /** As LocalSystem it would otherwise log off anybody for everybody on the machine. */
    @Test
    void nobodyGetsInWithoutAPassword() {
        assertThat(file.text("arguments")).contains("--password-file", "--access-file");
    }

    private static Set<String> attributes(Element element) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            names.add(element.getAttributes().item(i).getNodeName());
        }
        return names;
    }
}
