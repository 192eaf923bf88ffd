package io.github.sessionctl.maven.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sessionctl.host.HostAddress;
import io.github.sessionctl.request.RefusedRequestException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoalConfigurationTest {

    private static void assertRefused(ThrowingCallable reading, String parameter, String problem) {
        assertThatThrownBy(() -> asTheGoalsSayIt(reading))
                .isInstanceOf(BadParameterException.class)
                .hasMessageStartingWith("Parameter " + parameter + " (-Dsession." + parameter + "): ")
                .hasMessageContaining(problem);
    }

    private static void asTheGoalsSayIt(ThrowingCallable reading) throws Throwable {
        try {
            reading.call();
        } catch (RefusedRequestException e) {
            throw GoalConfiguration.refused(e);
        }
    }

    @Test
    void whatWasLeftOutIsNotGivenAndHasItsDefault() {
        GoalConfiguration written = WrittenGoal.cleanUp().read();

        assertThat(written.check()).isEmpty();
        assertThat(written.given("excludeUsers")).isEmpty();
        assertThat(written.hosts()).containsExactly(HostAddress.LOCAL);
        assertThat(written.flag("failOnError")).isTrue();
        assertThat(written.request().disconnected().words()).isEqualTo("disconnected for at least 10m, any user");
    }

    @Test
    void pomWinsOverACallAndACallOverAProperty() throws Exception {
        WrittenGoal goal = WrittenGoal.cleanUp().inProject("session.maxLogoffs", "1");
        assertThat(goal.read().given("maxLogoffs")).contains("1");
        goal.called("session.maxLogoffs", "2");
        assertThat(goal.read().given("maxLogoffs")).contains("2");
        goal.shared("<maxLogoffs>3</maxLogoffs>");
        assertThat(goal.read().given("maxLogoffs")).contains("3");
        goal.own("<maxLogoffs>4</maxLogoffs>");
        assertThat(goal.read().given("maxLogoffs")).contains("4");
    }

    @Test
    void propertyOfTheJvmIsReadAsMavenReadsIt() {
        WrittenGoal goal = WrittenGoal.cleanUp().inProject("session.maxLogoffs", "1");
        goal.system.setProperty("session.maxLogoffs", "2");

        assertThat(goal.read().given("maxLogoffs")).contains("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "svc-*,CORP\\dana fox",
                "<u>svc-*</u><u>CORP\\dana fox</u>",
                "<u>svc-*,CORP\\dana fox</u>",
                "<u>${service}</u><u>CORP\\${name}</u>"
            })
    void listIsReadFromATextAndFromElements(String users) throws Exception {
        WrittenGoal goal = WrittenGoal.cleanUp()
                .knowing("service", "svc-*")
                .knowing("name", "dana fox")
                .own("<excludeUsers>" + users + "</excludeUsers>");

        assertThat(goal.read().request().disconnected().words())
                .isEqualTo("disconnected for at least 10m, any user, but not svc-* or CORP\\dana fox");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "<u/>", "<u>build</u><u> </u>", "build,,dana", "build,", "${blank}"})
    void emptyElementsAndEmptyPartsAreRefused(String users) throws Exception {
        WrittenGoal goal = WrittenGoal.cleanUp().knowing("blank", "").own("<excludeUsers>" + users + "</excludeUsers>");

        assertRefused(() -> goal.read().request(), "excludeUsers", "empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hosts",
                "disconnectedFor",
                "includeUsers",
                "excludeUsers",
                "keepIfRunning",
                "maxLogoffs",
                "includeConsole",
                "dryRun"
            })
    void emptyPropertyIsRefusedWhereverItWasWritten(String parameter) {
        assertRefused(
                () -> readAll(WrittenGoal.cleanUp().called("session." + parameter, "")),
                parameter,
                "the value is empty");
        assertRefused(
                () -> readAll(WrittenGoal.cleanUp().inProject("session." + parameter, "  ")),
                parameter,
                "the value is empty");
    }

    private static void readAll(WrittenGoal goal) {
        GoalConfiguration written = goal.read();
        written.check();
        written.hosts();
        written.request();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${env.KEEP_USERS}",
                "svc-*,${env.KEEP_USERS}",
                "${env.KEEP_USERS}\\build",
                "${half}",
                "svc-${half}",
                "@{keep}",
                "build${"
            })
    void whatIsNotDefinedToItsEndIsRefusedWhereverItWasWritten(String users) throws Exception {
        // What Maven makes of a property whose own text has a variable in it.
        WrittenGoal inPom = WrittenGoal.cleanUp().knowing("half", "a-${b}");
        WrittenGoal inList = WrittenGoal.cleanUp().knowing("half", "a-${b}");
        WrittenGoal called = WrittenGoal.cleanUp().knowing("half", "a-${b}");
        WrittenGoal inProject = WrittenGoal.cleanUp().knowing("half", "a-${b}");
        inPom.shared("<excludeUsers>" + users + "</excludeUsers>");
        inList.own("<excludeUsers><u>dana</u><u>" + users + "</u></excludeUsers>");
        called.called("session.excludeUsers", users);
        inProject.inProject("session.excludeUsers", users);

        assertRefused(() -> inPom.read().check(), "excludeUsers", "not defined");
        assertRefused(() -> inList.read().check(), "excludeUsers", "not defined");
        assertRefused(() -> called.read().check(), "excludeUsers", "not defined");
        assertRefused(() -> inProject.read().check(), "excludeUsers", "not defined");
    }

    @Test
    void whatIsRepeatedOfAVariableIsShortAndStaysOneLine() {
        WrittenGoal goal = WrittenGoal.cleanUp().called("session.excludeUsers", "${a\nb" + "x".repeat(10_000) + "}");

        assertThatThrownBy(() -> goal.read().check())
                .hasMessageContaining("'${a?bxxx")
                .hasMessageContaining("(10006 characters) is not defined")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
    }

    @Test
    void textBesideElementsIsRefusedForMavenWouldDropIt() throws Exception {
        // As a POM inherits one and writes the other.
        WrittenGoal goal = WrittenGoal.cleanUp().own("<excludeUsers><u>build</u></excludeUsers>");
        goal.own().getChild("excludeUsers").setValue("svc-*");

        assertRefused(() -> goal.read().check(), "excludeUsers", "there is a text, 'svc-*', and elements beside it");
    }

    @ParameterizedTest
    @CsvSource({
        "excludeUsers, 'build,dana* -Dsession.disconnectedFor=8h'",
        "excludeUsers, build -B",
        "keepIfRunning, devenv.exe --batch-mode",
        "reportFile, sessions.json -Dsession.dryRun=true"
    })
    void secondOptionInALineOfMavenConfigIsRefused(String parameter, String line) {
        WrittenGoal goal = WrittenGoal.cleanUp().called("session." + parameter, line);

        assertRefused(() -> goal.read().check(), parameter, "holds another option; in .mvn/maven.config each");
    }

    @Test
    void dashInANameOrAPathIsNoOption() {
        WrittenGoal goal = WrittenGoal.cleanUp()
                .called("session.excludeUsers", "dana - admin,svc-x")
                .called("session.reportFile", "C:\\my -reports\\x.json");

        assertThat(goal.read().check()).isEmpty();
    }

    @Test
    void optionWithoutAValueIsAFlagOrNothing() {
        assertThat(WrittenGoal.cleanUp().called("session.dryRun", "true").read().flag("dryRun"))
                .isTrue();
        assertRefused(
                () -> WrittenGoal.cleanUp()
                        .called("session.excludeUsers", "true")
                        .read()
                        .check(),
                "excludeUsers",
                "an option without a value");
    }

    @Test
    void dryRunThatThePomOverridesIsRefused() throws Exception {
        WrittenGoal goal =
                WrittenGoal.cleanUp().shared("<dryRun>false</dryRun>").called("session.dryRun", "true");

        assertRefused(
                () -> goal.read().check(),
                "dryRun",
                "the POM says 'false', which wins over 'true' from -Dsession.dryRun, so this would be no dry run");
    }

    @Test
    void otherParametersThatThePomOverridesAreWarnedOf() throws Exception {
        WrittenGoal goal = WrittenGoal.cleanUp()
                .own("<excludeUsers>svc-*</excludeUsers><dryRun>true</dryRun><failOnError>FALSE</failOnError>")
                .called("session.excludeUsers", "svc-*,dana*")
                .called("session.dryRun", "false")
                .called("session.failOnError", "false");

        assertThat(goal.read().check())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Parameter dryRun: the POM says 'true', which wins over"),
                        second -> assertThat(second)
                                .startsWith("Parameter excludeUsers: the POM says 'svc-*', which wins over"
                                        + " 'svc-*,dana*' from -Dsession.excludeUsers."));
    }

    @Test
    void pomThatHandsTheCallOnSaysNothingElse() throws Exception {
        WrittenGoal goal = WrittenGoal.cleanUp()
                .own("<dryRun>${session.dryRun}</dryRun>")
                .knowing("session.dryRun", "true")
                .called("session.dryRun", "true");

        assertThat(goal.read().check()).isEmpty();
        assertThat(goal.read().flag("dryRun")).isTrue();
    }

    @Test
    void flagIsTrueOrFalseAndNothingElse() {
        assertThat(WrittenGoal.cleanUp().called("session.skip", "TRUE").read().flag("skip"))
                .isTrue();
        assertRefused(
                () -> WrittenGoal.cleanUp().called("session.skip", "yes").read().flag("skip"),
                "skip",
                "'yes' is neither true nor false");
    }

    @Test
    void refusalOfTheCoreNamesTheParameterAndItsProperty() {
        assertRefused(
                () -> WrittenGoal.cleanUp()
                        .called("session.keepIfRunning", "a/b.exe")
                        .read()
                        .request(),
                "keepIfRunning",
                "'a/b.exe' has '/' in it");
    }

    @Test
    void selectorsForTheCleanUpThatAloneWasCalledAreRefused() {
        assertThatThrownBy(() -> WrittenGoal.cleanUpAlone()
                        .called("session.user", "anna")
                        .read()
                        .request()
                        .disconnected())
                .isInstanceOf(RefusedRequestException.class)
                .hasMessageContaining("do not go with disconnectedFor; use includeUsers for users");
    }

    @Test
    void settingsThatDifferHaveDifferentKeysButForTheFileOfTheReport() throws Exception {
        String none = WrittenGoal.cleanUp().read().key();

        assertThat(WrittenGoal.cleanUp()
                        .own("<disconnectedFor>10m</disconnectedFor>")
                        .read()
                        .key())
                .isEqualTo(none);
        assertThat(WrittenGoal.cleanUp()
                        .called("session.reportFile", "x.json")
                        .read()
                        .key())
                .isEqualTo(none);
        assertThat(WrittenGoal.cleanUp()
                        .called("session.excludeUsers", "anna")
                        .read()
                        .key())
                .isNotEqualTo(none)
                .isNotEqualTo(WrittenGoal.cleanUp()
                        .called("session.includeUsers", "anna")
                        .read()
                        .key());
        assertThat(WrittenGoal.cleanUp()
                        .called("session.failOnError", "false")
                        .read()
                        .key())
                .isNotEqualTo(none);
    }
}
