package io.github.sessionctl.maven.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.logoff.UserPattern;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListParameterTest {

    @Test
    void itemsAreTrimmedAndEmptyOnesLeftOut() {
        assertThat(new ListParameter("keepIfRunning", Arrays.asList(" devenv.exe", null, "", " ", "idea64.exe "))
                        .asTexts())
                .containsExactly("devenv.exe", "idea64.exe");
    }

    @Test
    void listThatWasNotGivenIsEmpty() {
        assertThat(new ListParameter("excludeUsers", null).as(UserPattern::parse))
                .isEmpty();
    }

    @Test
    void valueGivenTwiceCountsOnce() {
        assertThat(new ListParameter("hosts", List.of("local", "LOCAL")).as(HostAddress::parse))
                .containsExactly(HostAddress.LOCAL);
    }

    @Test
    void refusedItemNamesParameterPropertyValueAndForms() {
        assertThatThrownBy(() -> new ListParameter("hosts", List.of("local", "no host")).as(HostAddress::parse))
                .isInstanceOf(BadParameterException.class)
                .hasMessage(
                        "Parameter hosts (-Dsession.hosts): 'no host' is not a host; use " + HostAddress.FORMS + ".");
    }

    @Test
    void listOfNothingIsRefusedWhereEverybodyWouldBeMeant() {
        ListParameter nobody = new ListParameter("includeUsers", Arrays.asList(null, " "));

        assertThatThrownBy(() -> nobody.asNotEmpty(UserPattern::parse, "for example build-*"))
                .isInstanceOf(BadParameterException.class)
                .hasMessage(
                        "Parameter includeUsers (-Dsession.includeUsers): the value is empty; use for example build-*.");
    }
}
