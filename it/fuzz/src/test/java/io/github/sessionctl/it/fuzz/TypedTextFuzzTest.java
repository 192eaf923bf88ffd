package io.github.sessionctl.it.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** All that people type, in one target for the short fuzzing of every build. Its inputs begin with anything and end with a choice. */
class TypedTextFuzzTest {

    @FuzzTest
    void textIsUnderstoodOrRefused(FuzzedDataProvider input) {
        TypedText[] kinds = TypedText.values();
        kinds[input.consumeInt(0, kinds.length - 1)].check(input.consumeRemainingAsString());
    }
}
