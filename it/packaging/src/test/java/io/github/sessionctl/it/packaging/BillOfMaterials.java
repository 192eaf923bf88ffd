package io.github.sessionctl.it.packaging;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The libraries that a CycloneDX document names. */
record BillOfMaterials(List<Library> libraries) {

    private static final Pattern MAVEN_ARTIFACT = Pattern.compile("pkg:maven/([^/]+)/([^/@]+)@([^?]+)\\?type=jar");

    static BillOfMaterials read(Path file) throws IOException {
        List<?> components = (List<?>) JSON.std.mapFrom(Files.readString(file)).get("components");
        return new BillOfMaterials(components.stream()
                .map(component -> library((Map<?, ?>) component))
                .toList());
    }

    private static Library library(Map<?, ?> component) {
        Matcher purl = MAVEN_ARTIFACT.matcher(String.valueOf(component.get("purl")));
        if (!purl.matches()) {
            throw new AssertionError("a component that is no jar of Maven: " + component);
        }
        List<?> licences = component.get("licenses") instanceof List<?> list ? list : List.of();
        return new Library(purl.group(1), purl.group(2), purl.group(3), licences.size());
    }

    record Library(String group, String artifact, String version, int licences) {

        /** Its jar: our own as it was built just now, others' where Maven keeps them. */
        Path jar() throws IOException, InterruptedException {
            return ShippedFiles.MODULES.contains(artifact)
                    ? ShippedFiles.in(Surroundings.PLAIN, ShippedFiles.jar(artifact))
                    : Path.of(
                            Setting.text("test.localRepository"),
                            group.replace('.', '/'),
                            artifact,
                            version,
                            artifact + "-" + version + ".jar");
        }
    }
}
