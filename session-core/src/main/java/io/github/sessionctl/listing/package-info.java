/** The sessions of a host with all that can be known of each, as lists for people show them. */
@NullMarked
package io.github.sessionctl.listing;

import org.jspecify.annotations.NullMarked;
