/** Whatever people and programs hand in, by the front door. */
@NullMarked
package io.github.sessionctl.it.fuzz;

import org.jspecify.annotations.NullMarked;
