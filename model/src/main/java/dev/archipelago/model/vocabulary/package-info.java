/// Annotations by which a record of the model says how it is spelled in a file and what its parts mean.
/// May import java.* only.
/// Start reading at {@link dev.archipelago.model.vocabulary.Meaning}.
@NullMarked
package dev.archipelago.model.vocabulary;

import org.jspecify.annotations.NullMarked;
