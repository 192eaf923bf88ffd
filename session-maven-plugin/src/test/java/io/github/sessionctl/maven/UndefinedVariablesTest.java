package io.github.sessionctl.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sessionctl.maven.parameter.BadParameterException;
import java.util.Map;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UndefinedVariablesTest {

    private final Xpp3Dom configuration = new Xpp3Dom("configuration");

    private static Xpp3Dom element(Xpp3Dom parent, String name, @Nullable String value) {
        Xpp3Dom element = new Xpp3Dom(name);
        element.setValue(value);
        parent.addChild(element);
        return element;
    }

    private void refuse() {
        UndefinedVariables.refuse(configuration, Map.of("${agent.user}", "anna")::get);
    }

    @Test
    void variableThatIsNotDefinedIsRefusedWithParameterAndVariable() {
        element(configuration, "user", "${agent.usr}");

        assertThatThrownBy(this::refuse)
                .isInstanceOf(BadParameterException.class)
                .hasMessage("Parameter user (-Dsession.user): '${agent.usr}' is not defined;"
                        + " define it, or leave the parameter out.");
    }

    @Test
    void variableThatIsNotDefinedIsRefusedInsideAList() {
        element(element(configuration, "excludeUsers", null), "excludeUser", "${agent.usr}");

        assertThatThrownBy(this::refuse).hasMessageContaining("excludeUsers").hasMessageContaining("${agent.usr}");
    }

    @Test
    void definedVariablesAndWhatWasLeftOutAreAccepted() {
        element(configuration, "user", "${agent.user}");
        element(configuration, "id", "${session.id}");
        element(configuration, "states", "active");

        assertThatCode(this::refuse).doesNotThrowAnyException();
        assertThatCode(() -> UndefinedVariables.refuse(null, name -> null)).doesNotThrowAnyException();
    }

    @Test
    void whatIsRepeatedOfAVariableIsShortAndStaysOneLine() {
        element(configuration, "user", "${a\nb" + "x".repeat(10_000) + "}");

        assertThatThrownBy(this::refuse)
                .hasMessageContaining("'${a?bxxx")
                .hasMessageContaining("(10006 characters) is not defined")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
    }
}
