/// What is wrong or remarkable in a document that can be read: one rule, one class, one dotted id.
/// May import finding, graph, shape and below.
/// Start reading at {@link dev.archipelago.model.check.Checks}.
@NullMarked
package dev.archipelago.model.check;

import org.jspecify.annotations.NullMarked;
