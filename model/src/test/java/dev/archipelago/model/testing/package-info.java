/// Documents for tests of every module.
/// May import the model.
/// Start reading at {@link dev.archipelago.model.testing.RandomDocuments}.
@NullMarked
package dev.archipelago.model.testing;

import org.jspecify.annotations.NullMarked;
