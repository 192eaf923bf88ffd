/** What goals do once their parameters are understood, and what they show of it. */
@NullMarked
package io.github.sessionctl.maven.run;

import org.jspecify.annotations.NullMarked;
