/// The bottom nouns: an architecture of components whose operations call one another over connections.
/// May import quantity, vocabulary and policy.
/// Start reading at {@link dev.archipelago.model.Architecture}.
@NullMarked
package dev.archipelago.model;

import org.jspecify.annotations.NullMarked;
