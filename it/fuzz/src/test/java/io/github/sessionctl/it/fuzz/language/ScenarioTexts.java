package io.github.sessionctl.it.fuzz.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Texts that are nearly scenarios: statements with keys and values from all of the language, and those that are given, a little changed. */
final class ScenarioTexts {

    private static final List<String> WORDS =
            List.of("hosts", "=", "\"session\"", "SESSION", "hoST", "\u017fession", "session=");

    /** What a value may be: the first half is right nearly everywhere, the second is at the edge or beyond. */
    private enum Kind {
        TEXT("Console RDP-Tcp#3 dana TS1 ts1 \u00c4 \u00e4 a\\b #x"),
        NUMBER(
                "0 1 4 9 65536 2147483647 2147483648 4294967294 4294967295 4294967296 999999999999999999 9223372036854775807"
                        + " 9223372036854775808 18446744073709551616 007 -1 +1 1.5 0x10 none NONE \uff11"),
        DURATION(
                "0s 0ms 1s 90s 2h 1d 36500d 36501d 100000d 2H 2 2hours 1w PT2H 2m3s 9999999999999999999d 31536000000s never NEVER"),
        SIZE("0 812M 1K 1G 1k 1T 8589934591G 8589934592G 9007199254740991K 9223372036854775807K"),
        STATE(
                "Active Connected ConnectQuery Shadow Disconnected disconnected Idle Listen Reset Down Init Unknown connect_query"
                        + " 4294967295 77"),
        WORD("yes no YES unknown maybe console rdp RDP ok cancel timeout o\u212a"),
        ADDRESS(
                "192.0.2.7 192.0.2.256 1.2.3 1.2.3.4.5 0255.1.1.1 001.02.3.4 2001:db8::7 :: ::1 1::2::3 ::ffff:1.2.3.4 00001::"
                        + " 1:2:3:4:5:6:7:8 1:2:3:4:5:6:7:: ::2:3:4:5:6:7:8 1:2:3::5:6:7:8 .:1 1.2.3.4: :1 fe80::1%1 [::1] 1:2:3:4:5:6:1.2.3.4"
                        + " ::1.2.3 ::01.2.3.4 ::1.2.3.4.5 1:2:3:4:5:6:7:1.2.3.4 ::1.2.3.4:5 1::2.3.4.5 ::1.2.3.0004 ::1.2.3.256 : ::: 1: ::fffff"),
        ACCOUNT("CORP\\dana corp.example.com\\Dana\\Fox dana \\dana CORP\\ \\ \u00c4\\\u00e4"),
        DISPLAY("1920x1080x32 1920x1080 70000x1x1 000001x1x1 1x1x1x 65535x65535x65535 0x0x0"),
        OPERATION(
                "open list read client processes logoff disconnect message event servers account LIST di\u017fconnect"),
        MALFORMED("nullPointer hugeCount zeroCountNull shortBuffer unterminated random RANDOM");

        private final String values;

        Kind(String values) {
            this.values = values;
        }

        List<String> all() {
            return List.of(values.split(" ", -1));
        }
    }

    private static final Map<String, Kind> SESSION_KEYS = keys(
            "name TEXT state STATE user TEXT domain TEXT logonAgo DURATION connectAgo DURATION disconnectedFor DURATION idleFor DURATION"
                    + " locked WORD client TEXT address ADDRESS protocol WORD display DISPLAY build NUMBER incomingBytes NUMBER"
                    + " outgoingBytes NUMBER incomingFrames NUMBER outgoingFrames NUMBER incomingCompressedBytes NUMBER"
                    + " outgoingCompressedBytes NUMBER logoffTakes DURATION successor TEXT answer WORD answersAfter DURATION"
                    + " vm TEXT execEnv NUMBER listedAs ACCOUNT visible WORD parent NUMBER");

    private static final Map<String, Map<String, Kind>> STATEMENTS = Map.of(
            "host", keys("name TEXT own NUMBER console NUMBER clockAhead DURATION goneError NUMBER childSessions WORD"),
            "server", keys("name TEXT domain TEXT error NUMBER delay DURATION hangs WORD"),
            "session", SESSION_KEYS,
            "process",
                    keys(
                            "session NUMBER id NUMBER name TEXT threads NUMBER handles NUMBER memory SIZE cpu DURATION user TEXT domain TEXT"
                                    + " visible WORD"),
            "fault",
                    keys(
                            "in OPERATION session NUMBER error NUMBER delay DURATION lastError NUMBER times NUMBER server TEXT"
                                    + " malformed MALFORMED seed NUMBER"),
            "change",
                    keys(
                            "before OPERATION call NUMBER session NUMBER server TEXT gone WORD console NUMBER process TEXT"));

    /** host is allowed once, and first. */
    private static final List<String> ORDER =
            List.of("host", "server", "session", "session", "process", "fault", "fault", "change", "change");

    private static final Map<String, List<String>> REQUIRED = Map.of(
            "host", List.of(),
            "server", List.of("name"),
            "session", List.of("id"),
            "process", List.of("session", "id", "name"),
            "fault", List.of("in"),
            "change", List.of("before"));

    private static final List<String> JUNK = List.of(
            " ",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "\"",
            "\\",
            "#",
            "=",
            "\\u00e9",
            "\\uD800",
            "\\u0000",
            "\\u00zz",
            "\\\"",
            "\u000b",
            "\f",
            "\u0085",
            "\u00a0",
            "\u2028",
            "\u3000",
            "\ufeff",
            "\ud83d\ude00",
            "\u0001",
            "\u007f",
            "\uff11",
            "x");

    private final List<String> given;

    ScenarioTexts(List<String> given) {
        this.given = List.copyOf(given);
    }

    /** Never with a NUL, at which the text of a C program ends, and well-formed, as UTF-8 is. */
    String of(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        if (random.nextInt(3) == 0 && !given.isEmpty()) {
            text.append(pick(random, given));
        } else {
            for (int lines = random.nextInt(4); lines >= 0; lines--) {
                statement(random, text);
            }
        }
        for (int changes = random.nextInt(4) * random.nextInt(3); changes > 0; changes--) {
            change(random, text);
        }
        return wellFormed(text);
    }

    private static void statement(Random random, StringBuilder text) {
        String word = pick(random, ORDER);
        text.append(random.nextInt(40) == 0 ? pick(random, WORDS) : word);
        Map<String, Kind> keys = new TreeMap<>(STATEMENTS.get(word));
        if (word.equals("change")) {
            keys.putAll(SESSION_KEYS);
        }
        for (String key : REQUIRED.get(word)) {
            if (random.nextInt(30) > 0) {
                pair(random, text, key, keys.getOrDefault(key, Kind.NUMBER));
            }
        }
        if (word.equals("change")) {
            pair(random, text, random.nextInt(4) == 0 ? "console" : "session", Kind.NUMBER);
        }
        List<String> names = new ArrayList<>(keys.keySet());
        for (int i = random.nextInt(4); i > 0; i--) {
            String key = random.nextInt(40) == 0 ? "k\u00e9y" : pick(random, names);
            pair(random, text, key, keys.getOrDefault(key, Kind.TEXT));
        }
        text.append(random.nextInt(20) == 0 ? pick(random, JUNK) : "\n");
    }

    private static void pair(Random random, StringBuilder text, String key, Kind kind) {
        text.append(random.nextInt(40) == 0 ? pick(random, JUNK) : " ")
                .append(key)
                .append('=');
        String value = value(random, kind);
        text.append(random.nextInt(6) == 0 ? '"' + value.replace("\\", "\\\\") + '"' : value);
    }

    private static String value(Random random, Kind kind) {
        return switch (random.nextInt(40)) {
            case 0 -> pick(random, JUNK) + pick(random, JUNK);
            case 1 -> "0".repeat(random.nextInt(80)) + "1";
            case 2 -> pick(random, pick(random, List.of(Kind.values())).all());
            default ->
                pick(random, kind.all().subList(0, 1 + random.nextInt(kind.all().size())));
        };
    }

    private static Map<String, Kind> keys(String text) {
        List<String> words = List.of(text.split(" ", -1));
        Map<String, Kind> keys = new TreeMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            keys.put(words.get(i), Kind.valueOf(words.get(i + 1)));
        }
        return keys;
    }

    private static void change(Random random, StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(8));
        switch (random.nextInt(5)) {
            case 0 -> text.insert(at, pick(random, JUNK));
            case 1 -> text.delete(at, end);
            case 2 -> text.insert(at, text.substring(at, end));
            case 3 -> text.insert(at, value(random, pick(random, List.of(Kind.values()))));
            default -> text.insert(at, (char) (1 + random.nextInt(0xFFFE)));
        }
    }

    private static String wellFormed(StringBuilder text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints()
                .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
                .forEach(whole::appendCodePoint);
        return whole.toString();
    }

    private static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
