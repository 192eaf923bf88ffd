/** What people ask for, as they write it: one reading, with one set of refusals, for every front end. */
@NullMarked
package io.github.sessionctl.request;

import org.jspecify.annotations.NullMarked;
