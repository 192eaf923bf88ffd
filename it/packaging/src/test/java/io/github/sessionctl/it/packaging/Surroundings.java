package io.github.sessionctl.it.packaging;

/** What differs between machines that build the same sources. */
enum Surroundings {
    PLAIN("022", "UTC", "-Duser.language=en -Duser.country=US -Dfile.encoding=UTF-8"),

    /** With a time zone a day ahead, letters that change case in their own way, and files that everybody may write. */
    FOREIGN("000", "Pacific/Kiritimati", "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-9");

    final String umask;
    final String timeZone;
    final String jvmOptions;

    Surroundings(String umask, String timeZone, String jvmOptions) {
        this.umask = umask;
        this.timeZone = timeZone;
        this.jvmOptions = jvmOptions;
    }
}
