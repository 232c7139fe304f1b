/// The numbers of an architecture with their units: time, rate, share, size, cores, percentile, distribution.
/// May import java.* only.
/// Start reading at {@link dev.archipelago.model.quantity.Distribution}.
@NullMarked
package dev.archipelago.model.quantity;

import org.jspecify.annotations.NullMarked;
