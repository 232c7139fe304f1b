/// Forms for every property of the model, made from its shapes: labels, units, defaults, validation, step trees.
/// May import the rooms look and document, and model.shape.
/// Start reading at Inspector.
@NullMarked
package dev.archipelago.app.editor.inspector;

import org.jspecify.annotations.NullMarked;
