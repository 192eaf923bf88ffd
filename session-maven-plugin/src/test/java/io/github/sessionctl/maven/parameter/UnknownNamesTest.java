package io.github.sessionctl.maven.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownNamesTest {

    @ParameterizedTest
    @CsvSource({
        "session.dryrun, session.dryRun",
        "session.dry-run, session.dryRun",
        "Session.dryRun, session.dryRun",
        "SESSION.DRYRUN, session.dryRun",
        "session.excludeUser, session.excludeUsers",
        "session.exludeUsers, session.excludeUsers",
        "session.disconectedFor, session.disconnectedFor",
        "session.keepIfRuning, session.keepIfRunning",
        "session.maxLogoff, session.maxLogoffs",
        "session.state, session.states"
    })
    void optionThatNoGoalHasIsRefusedWithTheNearestName(String property, String meant) {
        assertThatThrownBy(
                        () -> WrittenGoal.cleanUp().called(property, "x").read().check())
                .isInstanceOf(BadParameterException.class)
                .hasMessage("'-D" + property + "': no goal has a parameter of that name; did you mean " + meant
                        + "? Nothing has been touched.");
    }

    @Test
    void optionThatIsLikeNoOtherIsRefusedWithAllNames() {
        assertThatThrownBy(() -> WrittenGoal.cleanUp()
                        .called("session.sparing", "x")
                        .read()
                        .check())
                .hasMessageContaining(
                        "'-Dsession.sparing': no goal has a parameter of that name; there are disconnectedFor,")
                .hasMessageEndingWith(", skip. Nothing has been touched.");
    }

    @Test
    void optionsOfOtherGoalsAndOfMavenAreNoneOfItsBusiness() {
        WrittenGoal goal = WrittenGoal.cleanUp()
                .called("session.format", "json")
                .called("session.rootDirectory", "/x")
                .called("session.executionRootDirectory", "/x")
                .called("sessions.cookie", "x")
                .called("maven.test.skip", "true");

        assertThat(goal.read().check()).isEmpty();
    }

    @Test
    void propertyOfAPomThatIsASlipAwayIsRefusedAndOtherwiseLeftToWhomeverItBelongs() {
        WrittenGoal near = WrittenGoal.cleanUp().inProject("session.excludeUser", "svc-*");
        WrittenGoal far = WrittenGoal.cleanUp().inProject("session.cookieName", "JSESSIONID");
        WrittenGoal ofTheJvm = WrittenGoal.cleanUp();
        ofTheJvm.system.setProperty("session.dryrun", "true");

        assertThatThrownBy(() -> near.read().check())
                .hasMessageStartingWith("'session.excludeUser': no goal has a parameter of that name;"
                        + " did you mean session.excludeUsers?");
        assertThatThrownBy(() -> ofTheJvm.read().check()).hasMessageContaining("did you mean session.dryRun?");
        assertThat(far.read().check()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"excludeUser", "dryrun", "users", "user"})
    void elementThatTheGoalOfAnExecutionDoesNotHaveIsRefused(String element) throws Exception {
        WrittenGoal goal = WrittenGoal.cleanUp().own("<" + element + ">x</" + element + ">");

        assertThatThrownBy(() -> goal.read().check())
                .isInstanceOf(BadParameterException.class)
                .hasMessageStartingWith(
                        "<" + element + "> in <configuration>: logoff-disconnected has no such parameter; ")
                .hasMessageEndingWith(" Nothing has been touched.");
    }

    @Test
    void elementOfThePluginMayBeAnotherGoalsButNotNobodys() throws Exception {
        assertThat(WrittenGoal.cleanUp()
                        .shared("<format>json</format><detail>true</detail>")
                        .own("<format>json</format><detail>true</detail>")
                        .read()
                        .check())
                .isEmpty();
        assertThatThrownBy(() -> WrittenGoal.cleanUp()
                        .shared("<excludeUser>svc-*</excludeUser>")
                        .read()
                        .check())
                .hasMessageContaining("did you mean excludeUsers?");
    }

    @Test
    void whatNarrowsAnotherGoalsChoiceIsWarnedOf() throws Exception {
        assertThat(WrittenGoal.cleanUp()
                        .shared("<user>anna</user>")
                        .called("session.id", "4")
                        .read()
                        .check())
                .containsExactly(
                        "<user> in the plugin's <configuration> does nothing for logoff-disconnected, which has no such"
                                + " parameter.",
                        "'-Dsession.id=4' does nothing for logoff-disconnected, which has no such parameter.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryRun", "DRYRUN", "sesion.dryRun", "sessions.dryrun"})
    void dryRunWithoutItsPrefixIsWarnedOf(String property) {
        assertThat(WrittenGoal.cleanUp().called(property, "true").read().check())
                .containsExactly("'-D" + property + "=true' does nothing for logoff-disconnected: its parameter is"
                        + " -Dsession.dryRun. This is no dry run.");
    }

    @Test
    void parameterWithoutItsPrefixIsWarnedOfUnlessItWasGivenRightlyToo() {
        assertThat(WrittenGoal.cleanUp().called("excludeUsers", "dana").read().check())
                .containsExactly("'-DexcludeUsers=dana' does nothing for logoff-disconnected: its parameter is"
                        + " -Dsession.excludeUsers.");
        assertThat(WrittenGoal.cleanUp()
                        .called("dryRun", "true")
                        .called("session.dryRun", "true")
                        .read()
                        .check())
                .isEmpty();
        assertThat(WrittenGoal.cleanUp().called("jetty.dryRun", "true").read().check())
                .isEmpty();
    }

    @Test
    void nameInARefusalStaysOneLine() {
        assertThatThrownBy(() ->
                        WrittenGoal.cleanUp().called("session.a\nb", "x").read().check())
                .hasMessageStartingWith("'-Dsession.a?b': ");
    }
}
