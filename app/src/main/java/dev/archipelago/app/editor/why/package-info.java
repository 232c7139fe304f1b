/// Why a number is what it is: the card with where the time goes, what broke because of what, and changes that help.
/// May import documents, looks and asking of the editor and the simulator, no other room of the editor.
/// Start reading at WhyCard.
@NullMarked
package dev.archipelago.app.editor.why;

import org.jspecify.annotations.NullMarked;
