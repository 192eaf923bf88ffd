/** The vocabulary: what a session is, who uses it, since when, and how an operation on it fails. */
@NullMarked
package io.github.sessionctl.session;

import org.jspecify.annotations.NullMarked;
