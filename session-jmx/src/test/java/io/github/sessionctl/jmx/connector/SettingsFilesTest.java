package io.github.sessionctl.jmx.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SettingsFilesTest {

    private static final String SECRET = "s3cret";

    @TempDir
    private Path folder;

    private Path secret(String name, String... lines) throws Exception {
        return SecretFiles.write(folder, name, lines);
    }

    private static void check(Path passwords, Path access) {
        SessionConnector.check(new SettingsBuilder().users(passwords, access).build());
    }

    private static void assertRefused(Path passwords, Path access, String... parts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> check(passwords, access))
                .withMessageContainingAll(parts)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(SECRET));
    }

    @Test
    void usersWithPasswordAndRoleAreTaken() throws Exception {
        check(
                secret("passwords", "# comment", "anna " + SECRET, "", "victor\t" + SECRET),
                secret("access", "# comment", "anna operator", "victor   viewer "));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its files have access lists, see the next test")
    void fileThatOthersCanReadIsRefused() throws Exception {
        Path passwords = secret("passwords", "anna " + SECRET);
        Path access = secret("access", "anna operator");
        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-r-----"));
        assertRefused(passwords, access, "The password file " + passwords, "chmod 600 " + passwords);

        Files.setPosixFilePermissions(passwords, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(access, PosixFilePermissions.fromString("rw--w----"));
        assertRefused(passwords, access, "The access file " + access, "chmod 600 " + access);
    }

    @Test
    void accessListThatLetsAnotherInIsRefused() {
        UserPrincipal owner = () -> "owner";
        UserPrincipal other = () -> "other";

        assertThat(OwnerOnly.isOpenTo(entry(AclEntryType.ALLOW, owner, AclEntryPermission.READ_DATA), owner))
                .isFalse();
        assertThat(OwnerOnly.isOpenTo(entry(AclEntryType.DENY, other, AclEntryPermission.READ_DATA), owner))
                .isFalse();
        assertThat(OwnerOnly.isOpenTo(entry(AclEntryType.ALLOW, other, AclEntryPermission.SYNCHRONIZE), owner))
                .isFalse();
        assertThat(OwnerOnly.isOpenTo(entry(AclEntryType.ALLOW, other, AclEntryPermission.READ_DATA), owner))
                .isTrue();
        assertThat(OwnerOnly.isOpenTo(entry(AclEntryType.ALLOW, other, AclEntryPermission.WRITE_ACL), owner))
                .isTrue();
    }

    private static AclEntry entry(AclEntryType type, UserPrincipal who, AclEntryPermission permission) {
        return AclEntry.newBuilder()
                .setType(type)
                .setPrincipal(who)
                .setPermissions(permission)
                .build();
    }

    @Test
    void wrongLineIsNamedByFileAndNumberWithoutWhatIsInIt() throws Exception {
        Path access = secret("access", "anna operator");
        Path passwords = secret("passwords", "anna " + SECRET);

        assertRefused(secret("p1", "# x", SECRET), access, "Line 2 of the password file", "p1");
        assertRefused(
                secret("p2", "anna my " + SECRET), access, "Line 1 of the password file", "blank in the password");
        assertRefused(secret("p3", "anna x", "anna " + SECRET), access, "Line 2", "anna a second time");
        assertRefused(secret("p4", " anna " + SECRET), access, "Line 1", "Begin it with the name");
        assertRefused(passwords, secret("a1", "", "anna " + SECRET), "Line 2 of the access file", "viewer or operator");
        assertRefused(passwords, secret("a2", "anna"), "Line 1 of the access file", "1 words");
        assertRefused(passwords, secret("a3", "anna viewer", "anna operator"), "Line 2", "anna a second time");
    }

    @Test
    void emptyAndMissingFilesAreSaid() throws Exception {
        Path access = secret("access", "anna operator");
        Path passwords = secret("passwords", "anna " + SECRET);

        assertRefused(folder.resolve("nowhere"), access, "The password file", "is not there");
        assertRefused(passwords, folder.resolve("nowhere"), "The access file", "is not there");
        assertRefused(secret("p", "# nobody"), access, "has no user");
        assertRefused(passwords, secret("a"), "names nobody");
    }

    @Test
    void userWithoutPasswordOrWithoutRoleIsNamed() throws Exception {
        assertRefused(
                secret("p1", "anna " + SECRET),
                secret("a1", "anna operator", "victor viewer"),
                "not in the password file",
                "victor");
        assertRefused(
                secret("p2", "anna " + SECRET, "victor " + SECRET),
                secret("a2", "anna operator"),
                "not in the access file",
                "victor");
    }
}
