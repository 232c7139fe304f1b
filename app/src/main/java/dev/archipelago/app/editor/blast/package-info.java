/// What if this fails? One loss simulated in the background, and a card that says how far it reaches.
/// May import `editor.asking`, `editor.document`, `editor.look`, `model`, `simulator` and JavaFX.
/// Start reading at {@link dev.archipelago.app.editor.blast.BlastRun}.
@NullMarked
package dev.archipelago.app.editor.blast;

import org.jspecify.annotations.NullMarked;
