/// Requests of a run one by one: which of them to look at, and where the time of one went as a waterfall.
/// May import `editor.look`, `model`, `simulator` and JavaFX.
/// Start reading at {@link dev.archipelago.app.editor.traces.TracesView}.
@NullMarked
package dev.archipelago.app.editor.traces;

import org.jspecify.annotations.NullMarked;
