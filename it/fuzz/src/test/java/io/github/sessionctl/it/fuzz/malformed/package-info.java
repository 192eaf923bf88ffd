/** Windows' answers, wrong at random, from the library to the last line of a report. */
@NullMarked
package io.github.sessionctl.it.fuzz.malformed;

import org.jspecify.annotations.NullMarked;
