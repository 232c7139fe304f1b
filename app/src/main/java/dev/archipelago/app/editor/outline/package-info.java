/// The design as a tree: the twin of the drawing for the keyboard and for screen readers.
/// May import the rooms look and document, and pictures for what was measured.
/// Start reading at OutlineView.
@NullMarked
package dev.archipelago.app.editor.outline;

import org.jspecify.annotations.NullMarked;
