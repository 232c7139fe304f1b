/// What was entered into the fields of a form, to be entered into another one that asks the same.
/// May import no other room.
/// Start reading at FormValues.
@NullMarked
package dev.archipelago.app.editor.form;

import org.jspecify.annotations.NullMarked;
