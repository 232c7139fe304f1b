/// The records of the model described once, so that reading, writing, JSON Schema, property paths and forms follow from it.
/// May import document, finding and below; knows no file format.
/// Start reading at {@link dev.archipelago.model.shape.Shapes}, then {@link dev.archipelago.model.shape.PropertyPath}.
@NullMarked
package dev.archipelago.model.shape;

import org.jspecify.annotations.NullMarked;
