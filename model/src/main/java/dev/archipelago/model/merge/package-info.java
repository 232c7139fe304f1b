/// Documents side by side: what differs between two, and how changes that two people made to one come together.
/// May import shape and below.
/// Start reading at {@link dev.archipelago.model.merge.ThreeWayMerge}.
@NullMarked
package dev.archipelago.model.merge;

import org.jspecify.annotations.NullMarked;
