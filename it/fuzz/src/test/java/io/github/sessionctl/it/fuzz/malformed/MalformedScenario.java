package io.github.sessionctl.it.fuzz.malformed;

import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * A machine whose answers are wrong at random. What is true of it is known by the IDs: who must be kept, because connected, special or nobody's,
 * has one below 200, whoever is disconnected one from there on. Which session is the own one and which is at the console cannot be
 * known of a server, so there both are active.
 *
 * @param text as the simulated wtsapi32 loads it
 * @param isServer whether it is to be opened by a name
 */
record MalformedScenario(String text, boolean isServer) {

    private static final long FIRST_TO_LOG_OFF = 200;

    private static final int MOST_TO_LOG_OFF = 4;

    /** Its name, and the only server's. */
    static final String SERVER = "RDSH-1";

    private static final List<String> OPERATIONS =
            List.of("list", "list", "list", "read", "read", "client", "processes");
    private static final List<String> FIXED = List.of("nullPointer", "hugeCount", "zeroCountNull");
    private static final List<String> USERS = List.of(
            "dana", "\"Dana Fox\"", "emil", "\\u4e2d\\u6587", "\\ud83d", "a-name-longer-than-the-struct-has-room-for");

    /** Whether in some scenario a session with the ID is one whose user may be logged off. */
    static boolean isToBeLoggedOff(long id) {
        return id >= FIRST_TO_LOG_OFF && id < FIRST_TO_LOG_OFF + MOST_TO_LOG_OFF;
    }

    static MalformedScenario of(long seed) {
        Random random = new Random(seed);
        boolean isServer = random.nextInt(4) == 0;
        StringBuilder text = new StringBuilder("""
                host name=AGENT-07 own=3 console=1
                session id=0 name=Services state=Disconnected
                session id=1 name=Console state=SPECIAL user=anna domain=BUILD disconnectedFor=2h
                session id=2 name="RDP-Tcp#12" state=Active user=bernd domain=CORP logonAgo=2h idleFor=35m
                session id=3 state=SPECIAL user=own domain=CORP logonAgo=26h disconnectedFor=22h
                session id=4 state=Connected
                session id=5 name="RDP-Tcp#13" state=Active user=dana domain=CORP client=LAPTOP address=192.0.2.7
                session id=9 name=RDP-Tcp state=Listen
                process session=2 id=11 name=devenv.exe threads=9 memory=80M cpu=3s
                process session=0 id=12 name=svchost.exe
                """.replace("SPECIAL", isServer ? "Active" : "Disconnected"));
        if (isServer) {
            text.append("server name=").append(SERVER).append('\n');
        }
        for (int i = random.nextInt(MOST_TO_LOG_OFF); i >= 0; i--) {
            long id = FIRST_TO_LOG_OFF + i;
            text.append("session id=")
                    .append(id)
                    .append(" state=Disconnected disconnectedFor=3h logonAgo=20h domain=CORP");
            text.append(" user=").append(quoted(pick(random, USERS)));
            text.append(random.nextBoolean() ? " client=PC address=2001:db8::7\n" : "\n");
            text.append("process session=")
                    .append(id)
                    .append(" id=")
                    .append(1000 + i)
                    .append(" name=a.exe\n");
        }
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            fault(random, text);
        }
        return new MalformedScenario(text.toString(), isServer);
    }

    private static void fault(RandomGenerator random, StringBuilder text) {
        String operation = pick(random, OPERATIONS);
        text.append("fault in=").append(operation);
        boolean isAboutOne = operation.equals("read") || operation.equals("client");
        int kind = random.nextInt(8);
        if (kind == 0) {
            text.append(" malformed=").append(pick(random, FIXED));
        } else if (kind == 1 && isAboutOne) {
            text.append(random.nextBoolean() ? " malformed=unterminated" : " malformed=shortBuffer");
        } else {
            text.append(" malformed=random seed=").append(random.nextInt(Integer.MAX_VALUE));
        }
        if (isAboutOne && random.nextInt(3) == 0) {
            text.append(" session=").append(FIRST_TO_LOG_OFF + random.nextInt(MOST_TO_LOG_OFF));
        }
        if (random.nextBoolean()) {
            text.append(" times=").append(1 + random.nextInt(4));
        }
        text.append('\n');
    }

    private static String quoted(String value) {
        return value.startsWith("\"") ? value : '"' + value + '"';
    }

    private static String pick(RandomGenerator random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
