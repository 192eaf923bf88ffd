package io.github.sessionctl.jmx.connector;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads files that nobody but their owner may read, because they hold secrets or say who may do what. */
final class OwnerOnly {

    private static final Set<PosixFilePermission> OF_THE_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private static final Set<AclEntryPermission> TELLING = EnumSet.of(
            AclEntryPermission.READ_DATA,
            AclEntryPermission.WRITE_DATA,
            AclEntryPermission.APPEND_DATA,
            AclEntryPermission.WRITE_ACL,
            AclEntryPermission.WRITE_OWNER);

    private OwnerOnly() {}

    /**
     * The lines of a file. An exception's message says what it is, such as {@code password file}, and nothing of what is in it.
     *
     * @throws IllegalArgumentException when it is not there, cannot be read, or can be read by others
     */
    static List<String> lines(String what, Path file) {
        try {
            check(what, file);
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException
                    ? "is not there. Check its name."
                    : e instanceof MalformedInputException
                            ? "is not in UTF-8. Save it as UTF-8."
                            : "cannot be read: " + e.getClass().getSimpleName()
                                    + ". Check that it is a file and that this account may read it.";
            throw new IllegalArgumentException("The " + what + " " + file + " " + why, e);
        }
    }

    private static void check(String what, Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) {
            if (!OF_THE_OWNER.containsAll(posix.readAttributes().permissions())) {
                throw open(what, file, "others than its owner can read or change it", "chmod 600 " + file);
            }
            return;
        }
        AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (acl == null) {
            throw open(
                    what, file, "its file system keeps nobody from reading it", "move it to a disk with permissions");
        }
        UserPrincipal owner = acl.getOwner();
        for (AclEntry entry : acl.getAcl()) {
            if (isOpenTo(entry, owner)) {
                throw open(
                        what,
                        file,
                        entry.principal().getName() + " can read or change it, and its owner is " + owner.getName(),
                        "icacls \"" + file + "\" /inheritance:r /grant:r \"" + owner.getName() + ":F\"");
            }
        }
    }

    /** Whether an entry of a Windows file lets somebody else in. */
    static boolean isOpenTo(AclEntry entry, UserPrincipal owner) {
        return entry.type() == AclEntryType.ALLOW
                && !entry.principal().equals(owner)
                && entry.permissions().stream().anyMatch(TELLING::contains);
    }

    private static IllegalArgumentException open(String what, Path file, String why, String remedy) {
        return new IllegalArgumentException(
                "The " + what + " " + file + " is not its owner's alone: " + why + ". To change that: " + remedy);
    }
}
