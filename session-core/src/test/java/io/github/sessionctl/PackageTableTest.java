package io.github.sessionctl;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of packages in ARCHITECTURE.md: what lives where, and what it may use. A new package needs a row here and there. */
class PackageTableTest {

    private static final String ROOT = "io.github.sessionctl";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("module-info"))
            .importUrl(SessionHosts.class.getProtectionDomain().getCodeSource().getLocation());

    /** A package, named behind the root, and the packages of ours that it may use. */
    private record Row(String name, List<String> mayUse) {
        Row(String name, String... mayUse) {
            this(name, List.of(mayUse));
        }
    }

    private static final List<Row> TABLE = List.of(
            new Row(".session"),
            new Row(".text", ".session"),
            new Row(".host", ".session"),
            new Row(".logoff", ".session", ".text", ".host"),
            new Row(".action", ".session", ".host", ".logoff"),
            new Row(".request", ".session", ".text", ".logoff"),
            new Row(".listing", ".session", ".text", ".host", ".logoff"),
            new Row(".monitor", ".session", ".host"),
            new Row(".doctor", ".session", ".text", ".host"),
            new Row(".host.wts", ".session", ".host"),
            new Row(".host.simulated", ".session", ".text", ".host"),
            new Row(".host.deadline", ".session", ".text", ".host"),
            new Row(".fleet", ".session", ".text", ".host", ".logoff"),
            new Row(".fleet.broker", ".session", ".text", ".host"),
            new Row(".report", ".session", ".host", ".logoff", ".action", ".listing", ".doctor", ".fleet"),
            new Row(
                    "",
                    ".session",
                    ".text",
                    ".host",
                    ".logoff",
                    ".monitor",
                    ".doctor",
                    ".host.wts",
                    ".host.simulated",
                    ".host.deadline",
                    ".fleet",
                    ".fleet.broker"));

    @TestFactory
    List<DynamicTest> packageUsesOnlyWhatItsRowAllows() {
        return TABLE.stream()
                .map(row -> DynamicTest.dynamicTest(ROOT + row.name(), () -> check(row)))
                .toList();
    }

    private static void check(Row row) {
        List<String> allowed = new ArrayList<>(List.of(ROOT + row.name()));
        for (String other : row.mayUse()) {
            allowed.add(ROOT + other);
        }
        DescribedPredicate<JavaClass> foreign = resideInAPackage(ROOT + "..")
                .and(resideOutsideOfPackageNamed(allowed))
                .as("packages of ours outside of " + allowed);
        noClasses()
                .that()
                .resideInAPackage(ROOT + row.name())
                .should()
                .dependOnClassesThat(foreign)
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> resideOutsideOfPackageNamed(List<String> names) {
        return DescribedPredicate.describe("not one of " + names, type -> !names.contains(type.getPackageName()));
    }

    @Test
    void everyPackageHasARow() {
        List<String> known = TABLE.stream().map(row -> ROOT + row.name()).toList();
        classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(CLASSES);
    }

    @Test
    void onlyTheBindingKnowsJna() {
        noClasses()
                .that(resideOutsideOfPackage(ROOT + ".host.wts"))
                .should()
                .dependOnClassesThat(resideInAPackage("com.sun.jna.."))
                .check(CLASSES);
    }

    @Test
    void nothingButJnaAndTheJdkIsUsed() {
        classes()
                .should()
                .onlyDependOnClassesThat(resideInAPackage(ROOT + "..")
                        .or(resideInAPackage("java.."))
                        .or(resideInAPackage("com.sun.jna.."))
                        .or(resideInAPackage("org.jspecify.annotations")))
                .check(CLASSES);
    }

    @Test
    void noPackagesUseEachOtherInACircle() {
        SlicesRuleDefinition.slices()
                .matching(ROOT + ".(*)..")
                .namingSlices("$1")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
