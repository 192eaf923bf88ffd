package io.github.sessionctl.jmx.connector;

/** What JMX clients may send: enough for every call to our MBeans, and nothing that does more than hold a value. */
final class SerialFilters {

    /** Arguments of calls. They travel in an Object[], hence java.lang.Object. */
    static final String ARGUMENTS = String.join(
            ";",
            "maxdepth=20",
            "maxarray=10000",
            "maxbytes=1000000",
            "java.lang.Object",
            "java.lang.String",
            "java.lang.Boolean",
            "java.lang.Character",
            "java.lang.Number",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.Enum",
            "java.math.*",
            "java.util.ArrayList",
            "java.util.Vector",
            "java.rmi.MarshalledObject",
            "javax.security.auth.Subject",
            "javax.management.*",
            "javax.management.openmbean.*",
            "!*");

    /** Credentials: two texts, should a client send any. */
    static final String CREDENTIALS = "maxdepth=2;maxarray=10;maxbytes=10000;java.lang.String;!*";

    private SerialFilters() {}
}
