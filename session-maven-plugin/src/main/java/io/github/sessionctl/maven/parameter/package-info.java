/** Parameters of goals as users wrote them, read strictly: a wrong value is refused by name before anything is touched. */
@NullMarked
package io.github.sessionctl.maven.parameter;

import org.jspecify.annotations.NullMarked;
