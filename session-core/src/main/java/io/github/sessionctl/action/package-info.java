/** What can be done to sessions besides logging off, with the same care: disconnecting them and sending messages to their users. */
@NullMarked
package io.github.sessionctl.action;

import org.jspecify.annotations.NullMarked;
