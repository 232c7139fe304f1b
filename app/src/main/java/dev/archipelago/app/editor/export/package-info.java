/// The export window: what the design becomes, looked at before it is written and beside what is on disk.
/// May import the rooms look and document, the workbench and the exporters.
/// Start reading at ExportWindow.
@NullMarked
package dev.archipelago.app.editor.export;

import org.jspecify.annotations.NullMarked;
