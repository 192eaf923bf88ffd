package io.github.sessionctl.it.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.it.packaging.BillOfMaterials.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bills of materials name what is in the jars, and nothing else. */
class BillOfMaterialsIT {

    private static final Map<String, String> NAMES_IN_RUNNABLE_JAR = Map.of(
            "io/github/sessionctl/jmx/cli/picocli/", "picocli/",
            "io/github/sessionctl/jmx/cli/jackson/", "com/fasterxml/jackson/");

    private static final Map<String, String> NAMES_IN_PLUGIN =
            Map.of("io/github/sessionctl/maven/jackson/", "com/fasterxml/jackson/");

    @BeforeEach
    void needBills() {
        Setting.needOnline();
    }

    @Test
    void everyClassOfTheRunnableJarIsFromALibraryOfItsBill() throws Exception {
        Set<String> rest = classes(runnableJar(), NAMES_IN_RUNNABLE_JAR);
        Set<String> own = classes(built(ShippedFiles.jar("session-jmx")), Map.of());
        assertThat(own).allMatch(name -> name.startsWith("io/github/sessionctl/jmx/"));
        rest.removeAll(own);
        for (Library library : bill("session-jmx")) {
            rest.removeAll(classes(library.jar(), Map.of()));
        }
        assertThat(rest).isEmpty();
    }

    @Test
    void everyLibraryOfItsBillIsInTheRunnableJarAsAWhole() throws Exception {
        Set<String> inside = classes(runnableJar(), NAMES_IN_RUNNABLE_JAR);
        assertThat(artifacts(bill("session-jmx")))
                .containsExactly("jackson-core", "jackson-jr-objects", "jna", "picocli", "session-core");
        for (Library library : bill("session-jmx")) {
            assertThat(inside).as(library.artifact()).containsAll(classes(library.jar(), Map.of()));
        }
    }

    @Test
    void everyClassOfThePluginIsItsOwnOrFromALibraryOfItsBill() throws Exception {
        Set<String> rest = classes(built(ShippedFiles.jar("session-maven-plugin")), NAMES_IN_PLUGIN);
        for (Library library : bill("session-maven-plugin")) {
            rest.removeAll(classes(library.jar(), Map.of()));
        }
        assertThat(rest).isNotEmpty().allMatch(name -> name.startsWith("io/github/sessionctl/maven/"));
    }

    /** What is not inside is what Maven fetches for it. */
    @Test
    void everyLibraryOfThePluginsBillIsInsideOrADependency() throws Exception {
        Set<String> inside = classes(built(ShippedFiles.jar("session-maven-plugin")), NAMES_IN_PLUGIN);
        Set<String> within = new TreeSet<>();
        Set<String> fetched = new TreeSet<>();
        for (Library library : bill("session-maven-plugin")) {
            Set<String> ofLibrary = classes(library.jar(), Map.of());
            if (inside.containsAll(ofLibrary)) {
                within.add(library.artifact());
            } else {
                assertThat(inside).as(library.artifact()).doesNotContainAnyElementsOf(ofLibrary);
                fetched.add(library.artifact());
            }
        }
        assertThat(within).containsExactly("jackson-core", "jackson-jr-objects");

        List<String> dependencies =
                FlatPom.read(built(ShippedFiles.pom("session-maven-plugin"))).neededArtifacts();
        assertThat(dependencies).containsExactly("session-core");
        List<String> theirs =
                FlatPom.read(built(ShippedFiles.pom("session-core"))).neededArtifacts();
        Set<String> all = new TreeSet<>(dependencies);
        all.addAll(theirs);
        assertThat(fetched).isEqualTo(all);
    }

    @Test
    void theBillOfTheCoreNamesTheDependenciesOfItsPom() throws Exception {
        assertThat(artifacts(bill("session-core")))
                .isEqualTo(new TreeSet<>(
                        FlatPom.read(built(ShippedFiles.pom("session-core"))).neededArtifacts()));
    }

    @Test
    void everyLibraryHasALicence() throws Exception {
        for (String module : ShippedFiles.MODULES) {
            assertThat(bill(module)).isNotEmpty().allMatch(library -> library.licences() > 0);
        }
    }

    private static Path runnableJar() throws IOException, InterruptedException {
        return built("session-jmx/target/sessionctl.jar");
    }

    private static Path built(String name) throws IOException, InterruptedException {
        return ShippedFiles.in(Surroundings.PLAIN, name);
    }

    private static List<Library> bill(String module) throws IOException, InterruptedException {
        return BillOfMaterials.read(built(ShippedFiles.billOfMaterials(module))).libraries();
    }

    private static Set<String> artifacts(List<Library> libraries) {
        Set<String> artifacts = new TreeSet<>();
        libraries.forEach(library -> artifacts.add(library.artifact()));
        return artifacts;
    }

    /** The names of a jar's classes, as they were before they were renamed. */
    private static Set<String> classes(Path jar, Map<String, String> originalNames) throws IOException {
        Set<String> classes = new HashSet<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .map(ZipEntry::getName)
                    // Neither modules nor versions for other JVMs are in a jar that is made of several.
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                    .filter(name -> !name.equals("module-info.class"))
                    .forEach(name -> classes.add(original(name, originalNames)));
        }
        return classes;
    }

    private static String original(String name, Map<String, String> originalNames) {
        return originalNames.entrySet().stream()
                .filter(prefix -> name.startsWith(prefix.getKey()))
                .map(prefix ->
                        prefix.getValue() + name.substring(prefix.getKey().length()))
                .findAny()
                .orElse(name);
    }
}
