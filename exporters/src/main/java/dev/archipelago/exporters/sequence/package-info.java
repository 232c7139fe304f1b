/// What happens between components for one request of an operation, in its order, and as a sequence diagram of Mermaid.
/// May import the model; how it is drawn is the picture's business.
/// Start reading at {@link dev.archipelago.exporters.sequence.Sequence}.
@NullMarked
package dev.archipelago.exporters.sequence;

import org.jspecify.annotations.NullMarked;
