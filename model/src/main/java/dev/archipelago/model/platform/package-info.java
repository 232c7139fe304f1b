/// What an architecture runs on: zones, node pools, network latencies, prices.
/// May import the root nouns and below.
/// Start reading at {@link dev.archipelago.model.platform.Platform}.
@NullMarked
package dev.archipelago.model.platform;

import org.jspecify.annotations.NullMarked;
