/// What the last run said: objectives, workloads, components and connections in tables, and what the checks found.
/// May import the rooms look and document, and the simulator's result.
/// Start reading at ResultsView.
@NullMarked
package dev.archipelago.app.editor.results;

import org.jspecify.annotations.NullMarked;
