/// How the editor looks and speaks: texts in the user's language, icons, style classes, spelled figures, light and dark.
/// May import the model and JavaFX, no other room of the editor.
/// Start reading at Messages.
@NullMarked
package dev.archipelago.app.editor.look;

import org.jspecify.annotations.NullMarked;
