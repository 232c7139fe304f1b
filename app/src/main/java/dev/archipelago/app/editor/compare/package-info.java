/// Two designs or scenarios side by side: what they are compared with, differences on one axis, latencies and courses laid over one another.
/// May import documents and looks of the editor, questions with what pages are made of, the forest plot and the simulator.
/// Start reading at ComparePage.
@NullMarked
package dev.archipelago.app.editor.compare;

import org.jspecify.annotations.NullMarked;
