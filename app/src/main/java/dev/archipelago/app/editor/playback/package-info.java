/// A finished run played again: its time, the strip that moves it, and its charts.
/// May import looks of the editor, the model, the simulator's façade and results, and what shows results without a toolkit.
/// Start reading at Playback.
@NullMarked
package dev.archipelago.app.editor.playback;

import org.jspecify.annotations.NullMarked;
