package io.github.sessionctl.jmx;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of session-jmx's packages in ARCHITECTURE.md. A new package needs a row here and there. */
class PackageTableTest {

    private static final String ROOT = "io.github.sessionctl.jmx";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(SessionJmx.class.getProtectionDomain().getCodeSource().getLocation());

    /** A package, named behind the root, and the packages of this module that it may use. */
    private record Row(String name, List<String> mayUse) {
        Row(String name, String... mayUse) {
            this(name, List.of(mayUse));
        }
    }

    private static final List<Row> TABLE = List.of(
            new Row(".audit"),
            new Row("", ".audit"),
            new Row(".connector", "", ".audit"),
            new Row(".server", "", ".audit", ".connector"),
            new Row(".agent", "", ".audit", ".connector", ".server"),
            new Row(".cli", "", ".audit", ".connector", ".server", ".agent"));

    @Test
    void packageUsesOnlyWhatItsRowAllows() {
        LayeredArchitecture table = layeredArchitecture().consideringOnlyDependenciesInAnyPackage(ROOT + "..");
        for (Row row : TABLE) {
            table = table.optionalLayer(layer(row.name())).definedBy(ROOT + row.name());
        }
        for (Row row : TABLE) {
            String[] others = row.mayUse().stream().map(PackageTableTest::layer).toArray(String[]::new);
            table = others.length == 0
                    ? table.whereLayer(layer(row.name())).mayNotAccessAnyLayer()
                    : table.whereLayer(layer(row.name())).mayOnlyAccessLayers(others);
        }
        table.ensureAllClassesAreContainedInArchitecture().check(CLASSES);
    }

    private static String layer(String name) {
        return name.isEmpty() ? "jmx" : "jmx" + name;
    }

    @Test
    void onlyTheCommandLineKnowsItsLibraries() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli")
                .should()
                .dependOnClassesThat(resideInAnyPackage("picocli..", "com.fasterxml.jackson.."))
                .check(CLASSES);
    }
}
