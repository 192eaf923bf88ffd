package io.github.sessionctl.it.packaging;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** The project's sources in another folder, without what builds and tools leave beside them. */
final class SourceCopy {

    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".cache", ".idea", ".settings", ".vscode");

    private SourceCopy() {}

    static void copy(Path project, Path to) throws IOException {
        Files.walkFileTree(project, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_SOURCES.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(project.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(project.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        // What is shipped needs the simulated wtsapi32 to resolve its tests' dependencies, and not its C code.
        Files.writeString(to.resolve("it/wts-simulator/src/main/c/build.xml"), "<project name=\"wts-simulator\"/>\n");
    }
}
