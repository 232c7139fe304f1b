/// What is wrong or remarkable in a document: one finding each, with id, place, message and advice.
/// May import java.* only.
/// Start reading at {@link dev.archipelago.model.finding.Finding}.
@NullMarked
package dev.archipelago.model.finding;

import org.jspecify.annotations.NullMarked;
