/** What runs and listings say to programs: the fields of their JSON documents, as maps and lists for any JSON library to write. */
@NullMarked
package io.github.sessionctl.report;

import org.jspecify.annotations.NullMarked;
