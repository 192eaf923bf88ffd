/** The Windows implementation over wtsapi32.dll. Internal; the only place that knows JNA. */
@NullMarked
package io.github.sessionctl.host.wts;

import org.jspecify.annotations.NullMarked;
