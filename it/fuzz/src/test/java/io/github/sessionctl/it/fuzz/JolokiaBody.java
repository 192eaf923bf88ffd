package io.github.sessionctl.it.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jolokia.json.parser.JSONParser;
import org.jolokia.json.parser.ParseException;

/** What is posted to Jolokia: any bytes, or requests of which anything may be wrong. */
final class JolokiaBody {

    static final String MBEAN = "io.github.sessionctl:type=SessionHost,name=simulated";

    private static final String[] MBEANS = {
        MBEAN,
        MBEAN,
        MBEAN,
        "io.github.sessionctl:name=simulated,type=SessionHost",
        "io.github.sessionctl:*",
        "java.lang:type=Memory",
        "*:*",
        ""
    };

    private static final String[] TYPES = {
        "exec", "exec", "exec", "EXEC", "read", "write", "list", "search", "version", "notification", "exec ", "", null
    };

    private static final String[] OPERATIONS = {
        "logoff",
        "logoff(int,java.lang.String)",
        "logoff(long,java.lang.String)",
        "logoff(int,java.lang.String",
        "logoff()",
        "logoffUser",
        "logoffDisconnected",
        "logoffDisconnected(java.lang.String)",
        "logoffIdle",
        "logoffAll",
        "disconnect",
        "askToLogOff",
        "sendMessage",
        "planLogoffDisconnected",
        "listProcesses",
        "getSessions",
        "gc",
        "logoffEverybody",
        "",
        null
    };

    private static final String[] ARGUMENTS = {
        "4",
        "2",
        "0",
        "-1",
        "\"4\"",
        "4.0",
        "4.5",
        "2147483648",
        "1e400",
        "99999999999999999999999999",
        "\"dana\"",
        "\"CORP\\\\dana\"",
        "\"bernd\"",
        "\"0s\"",
        "\"2h\"",
        "\"PT1S\"",
        "\"*\"",
        "\"text\"",
        "1",
        "60",
        "86401",
        "null",
        "\"[null]\"",
        "true",
        "[]",
        "{}",
        "[4,\"dana\"]",
        "\"\"",
        "NaN"
    };

    private static final String[] JUNK = {
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "//", "/*", "null", "\n", "\u0000", "'"
    };

    private static final int DEEPEST = 2_000;

    /** Of a key that is there twice the last counts, as for Jolokia. */
    private static final JSON READER = JSON.std.without(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS);

    private JolokiaBody() {}

    static byte[] of(FuzzedDataProvider input) {
        return switch (input.consumeInt(0, 5)) {
            case 0 -> input.consumeRemainingAsBytes();
            case 1 -> utf8(bulk(input));
            case 2 -> utf8(changed(request(input), input));
            case 3 -> utf8(nested(input));
            default -> utf8(request(input));
        };
    }

    /** Whom the body names: where a request in it, or the only one, calls an operation of our MBean with its arguments. */
    static Set<Long> allowed(byte[] body) {
        Set<Long> allowed = new HashSet<>();
        Object json = json(new String(body, StandardCharsets.UTF_8));
        for (Object request : json instanceof List<?> all ? all : List.of(json == null ? "" : json)) {
            if (request instanceof Map<?, ?> fields && isExecOfOurs(fields)) {
                String operation = String.valueOf(fields.get("operation"));
                int types = operation.indexOf('(');
                Object arguments = fields.get("arguments");
                allowed.addAll(AllowedSessions.of(
                        types < 0 ? operation : operation.substring(0, types),
                        arguments instanceof List<?> list ? list : List.of()));
            }
        }
        return allowed;
    }

    /** Read with another reader than Jolokia's; what is not quite JSON, of which Jolokia takes some, as Jolokia reads it. */
    private static Object json(String text) {
        try {
            return READER.anyFrom(text);
        } catch (IOException e) {
            return asJolokiaReads(text);
        }
    }

    private static Object asJolokiaReads(String text) {
        try {
            return new JSONParser().parse(text);
        } catch (ParseException | IOException | IllegalStateException e) {
            return "";
        }
    }

    private static boolean isExecOfOurs(Map<?, ?> fields) {
        try {
            return "exec".equalsIgnoreCase(String.valueOf(fields.get("type")))
                    && new ObjectName(String.valueOf(fields.get("mbean"))).equals(new ObjectName(MBEAN));
        } catch (MalformedObjectNameException e) {
            return false;
        }
    }

    private static String request(FuzzedDataProvider input) {
        List<String> fields = new ArrayList<>();
        field(input, fields, "type", quoted(input.pickValue(TYPES)));
        field(input, fields, "mbean", quoted(input.pickValue(MBEANS)));
        field(input, fields, "operation", quoted(input.pickValue(OPERATIONS)));
        List<String> arguments = new ArrayList<>();
        for (int i = input.consumeInt(0, 5); i > 1; i--) {
            arguments.add(argument(input));
        }
        field(input, fields, "arguments", '[' + String.join(",", arguments) + ']');
        for (int i = input.consumeInt(0, 7); i > 5; i--) {
            String name = input.pickValue(
                    new String[] {"attribute", "value", "path", "target", "config", "type", "operation", "timestamp"});
            fields.add('"' + name + "\":" + argument(input));
        }
        return '{' + String.join(",", fields) + '}';
    }

    /** Now and then it is missing, or something else. */
    private static void field(FuzzedDataProvider input, List<String> fields, String name, String right) {
        int how = input.consumeInt(0, 30);
        if (how > 0) {
            fields.add('"' + name + "\":" + (how == 1 ? argument(input) : right));
        }
    }

    private static String argument(FuzzedDataProvider input) {
        return input.consumeInt(0, 15) == 0 ? quoted(input.consumeAsciiString(40)) : input.pickValue(ARGUMENTS);
    }

    private static String bulk(FuzzedDataProvider input) {
        List<String> requests = new ArrayList<>();
        for (int i = input.consumeInt(0, 4); i > 0; i--) {
            requests.add(input.consumeInt(0, 9) == 0 ? argument(input) : request(input));
        }
        return '[' + String.join(",", requests) + ']';
    }

    private static String changed(String text, FuzzedDataProvider input) {
        StringBuilder changed = new StringBuilder(text);
        for (int i = input.consumeInt(1, 3); i > 0; i--) {
            int at = input.consumeInt(0, changed.length());
            if (input.consumeBoolean()) {
                changed.delete(at, Math.min(changed.length(), at + input.consumeInt(1, 6)));
            } else {
                changed.insert(at, input.pickValue(JUNK));
            }
        }
        return changed.toString();
    }

    private static String nested(FuzzedDataProvider input) {
        int depth = input.consumeInt(1, DEEPEST);
        String open = input.pickValue(new String[] {"[", "{\"a\":", "{\"arguments\":["});
        String inner = input.consumeBoolean() ? open.repeat(depth) : "[".repeat(depth) + "4" + "]".repeat(depth);
        return input.consumeBoolean()
                ? inner
                : "{\"type\":\"exec\",\"mbean\":\"" + MBEAN + "\",\"operation\":\"logoff\",\"arguments\":[" + inner
                        + ",\"dana\"]}";
    }

    private static String quoted(String text) {
        return text == null ? "null" : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
