/// Changes of documents: each takes a document and makes another; the one before is the way back.
/// May import finding, graph, merge, shape and below.
/// Start reading at {@link dev.archipelago.model.edit.Edit}.
@NullMarked
package dev.archipelago.model.edit;

import org.jspecify.annotations.NullMarked;
