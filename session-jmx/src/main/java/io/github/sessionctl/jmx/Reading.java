package io.github.sessionctl.jmx;

import io.github.sessionctl.listing.SessionListing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a host's sessions at the moment.
 *
 * @param listing the latest reading that succeeded, null before the first
 * @param readAt when that was, null before the first
 * @param error why there is no newer one, empty when it is the newest
 */
record Reading(@Nullable SessionListing listing, @Nullable Instant readAt, String error) {

    static final Reading NONE = new Reading(null, null, "");

    Reading withError(String newError) {
        return new Reading(listing, readAt, newError);
    }
}
