/// The window: assembles canvas, palette, inspector, run and results, and holds the commands.
/// May import every room of the editor and the workbench.
/// Start reading at EditorWindow.
@NullMarked
package dev.archipelago.app.editor;

import org.jspecify.annotations.NullMarked;
