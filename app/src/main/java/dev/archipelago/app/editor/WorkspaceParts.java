package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.FindingsWatch;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.run.SimulationRun;
import dev.archipelago.model.document.Document;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;

/// What a [Workspace] is made of and follows.
///
/// @param saveAs offers to keep the document in another file
/// @param listDifferences shows all differences from another version, by its name
/// @param goTo takes back or does again what lies between now and the moment after so many steps
record WorkspaceParts(Messages messages, EditedDocument edited, DiagramCanvas canvas, EditActions edits,
        SimulationRun run, FindingsWatch findings, Appearance appearance, GroupActions groups, Dialogs dialogs,
        Runnable saveAs, BiConsumer<String, Document> listDifferences, Runnable undo, Runnable redo,
        IntConsumer goTo, Easel easel, CommandTable commands) {}
