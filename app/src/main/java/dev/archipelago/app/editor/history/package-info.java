/// What was done to a document since it was opened, as a list in which one goes to and fro.
/// May import the rooms look and document.
/// Start reading at HistoryView.
@NullMarked
package dev.archipelago.app.editor.history;

import org.jspecify.annotations.NullMarked;
