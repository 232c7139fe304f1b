package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.look.Messages;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Menu and tool bar above, gallery or workspace below, the list of commands over all of it.
final class WindowFrame {
    private final StackPane node;

    WindowFrame(Messages messages, CommandTable commands, Workspace workspace, Gallery gallery, CommandPalette palette,
            ObservableBooleanValue working, Settings settings, Consumer<Path> open) {
        workspace.status().showDocumentWhile(working);
        MainMenu menu = new MainMenu(commands, messages, settings::recent, open);
        MainToolBar tools = new MainToolBar(commands, messages);
        tools.buttons("new", "open").onlyWhile(working).buttons("save").line().buttons("undo", "redo").line()
                .emphasized("run", "accent").buttons("cancel").node(workspace.scenarioChoice())
                .buttons("run-settings").line().node(workspace.overlayChoice()).onlyWhile(CommandTable.ALWAYS).gap()
                .onlyWhile(working).buttons("zoom-out", "fit", "zoom-in", "layout").line()
                .onlyWhile(CommandTable.ALWAYS).buttons("palette", "theme");
        BorderPane frame = new BorderPane(new StackPane(gallery.node(), workspace.node()));
        frame.setTop(new VBox(menu.node(), tools.node()));
        frame.setBottom(workspace.status().node());
        frame.getStyleClass().add("window-frame");
        node = new StackPane(frame, palette.node());
    }

    Parent node() {
        return node;
    }
}
