/// What pages of questions are put together from: fields with what is wrong below them, ticks, tables, and what copies.
/// May import documents, looks and forms of the editor, the completion of properties, the model and how designs are evaluated, no
/// other room of the editor.
/// Start reading at Entries.
@NullMarked
package dev.archipelago.app.editor.page;

import org.jspecify.annotations.NullMarked;
