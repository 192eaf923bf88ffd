package io.github.sessionctl.it.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Says in which respect two files that should be the same are not. */
final class JarDifference {

    private JarDifference() {}

    /** Empty where all bytes are the same. */
    static Optional<String> between(Path one, Path other) throws IOException {
        long at = Files.mismatch(one, other);
        if (at < 0) {
            return Optional.empty();
        }
        String name = one.getFileName().toString();
        return Optional.of(
                name.endsWith(".jar") ? name + ": " + inJars(one, other) : name + ": from byte " + at + " on");
    }

    private static String inJars(Path one, Path other) throws IOException {
        try (ZipFile first = new ZipFile(one.toFile());
                ZipFile second = new ZipFile(other.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(first.entries());
            List<String> names = entries.stream().map(ZipEntry::getName).toList();
            List<String> otherNames = Collections.list(second.entries()).stream()
                    .map(ZipEntry::getName)
                    .toList();
            if (!names.equals(otherNames)) {
                return namesThatDiffer(names, otherNames);
            }
            for (ZipEntry entry : entries) {
                ZipEntry same = second.getEntry(entry.getName());
                if (!Arrays.equals(bytes(first, entry), bytes(second, same))) {
                    return entry.getName() + " has other bytes";
                }
                if (entry.getTime() != same.getTime()) {
                    return entry.getName() + " has another time";
                }
            }
        }
        return "all entries have the same names, bytes and times, so permissions or compression differ";
    }

    private static String namesThatDiffer(List<String> names, List<String> otherNames) {
        List<String> onlyOne = new ArrayList<>(names);
        onlyOne.removeAll(otherNames);
        List<String> onlyOther = new ArrayList<>(otherNames);
        onlyOther.removeAll(names);
        return onlyOne.isEmpty() && onlyOther.isEmpty()
                ? "the entries are in another order"
                : "only one has " + onlyOne + ", only the other has " + onlyOther;
    }

    private static byte[] bytes(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
