package io.github.sessionctl.it.fuzz.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sessionctl.it.fuzz.child.Tries;
import io.github.sessionctl.it.simulator.WtsSimulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** One text after the other, in a process that the simulator's reader may end. The kept ones come first. */
final class LanguageRounds {

    private LanguageRounds() {}

    public static void main(String[] arguments) throws Exception {
        WtsSimulator.requireOurs();
        TwoReaders readers = new TwoReaders();
        List<String> kept = new ArrayList<>();
        for (int i = 3; i < arguments.length; i++) {
            String text = Files.readString(Path.of(arguments[i]), StandardCharsets.UTF_8);
            readers.agreeOn(text);
            kept.add(text);
        }
        ScenarioTexts texts = new ScenarioTexts(kept);
        Map<String, Integer> counts = new TreeMap<>();
        Tries.run(arguments, seed -> {
            String text = texts.of(seed);
            int line = readers.agreeOn(text);
            counts.merge(line == 0 ? "TAKEN" : "REFUSED", 1, Integer::sum);
            bytes(readers, seed, text);
        });
        System.out.println("COUNTS " + counts);
    }

    /** What is no UTF-8 is refused, and a change in the midst of the text's keys is taken or refused. */
    private static void bytes(TwoReaders readers, long seed, String text) {
        Random random = new Random(seed);
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
        for (int i = 1 + random.nextInt(3); i > 0 && bytes.length > 1; i--) {
            bytes[random.nextInt(bytes.length - 1)] = (byte) random.nextInt();
        }
        readers.lineOfC(bytes);
        assertThat(readers.lineOfC("session id=4\0".getBytes(StandardCharsets.UTF_8)))
                .isZero();
        readers.takesChange(bytes);
        readers.takesChange(("session=4 " + text + '\0').getBytes(StandardCharsets.UTF_8));
    }
}
