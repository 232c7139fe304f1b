package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.FindingsWatch;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.run.SimulationRun;

/// What a [Workspace] is made of and follows.
///
/// @param saveAs offers to keep the document in another file
record WorkspaceParts(Messages messages, EditedDocument edited, DiagramCanvas canvas, EditActions edits,
        SimulationRun run, FindingsWatch findings, Appearance appearance, GroupActions groups, Runnable saveAs) {}
