/** Where an embedder begins: {@link io.github.sessionctl.SessionHosts} opens a host by its address. */
@NullMarked
package io.github.sessionctl;

import org.jspecify.annotations.NullMarked;
