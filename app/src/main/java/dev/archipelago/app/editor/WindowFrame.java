package dev.archipelago.app.editor;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Menu, tool bar and tabs above, the gallery or the document of a tab below, the list of commands over all of it.
final class WindowFrame {
    private final StackPane node;
    private final BorderPane frame;
    private final Gallery gallery;
    private final StackPane scenario = new StackPane();
    private final StackPane overlay = new StackPane();
    private final StatusBar nothing = new StatusBar(() -> {}, () -> {});

    WindowFrame(WindowParts window, DocumentTabs tabs, Gallery gallery, CommandPalette palette,
            ObservableBooleanValue working, Consumer<Path> open) {
        this.gallery = gallery;
        nothing.showDocumentWhile(working);
        MainMenu menu = new MainMenu(window.commands(), window.messages(), window.environment().settings()::recent,
                open);
        MainToolBar tools = new MainToolBar(window.commands(), window.messages());
        tools.buttons("new", "open").onlyWhile(working).buttons("save").line().buttons("undo", "redo").line()
                .emphasized("run", "accent").buttons("cancel").node(scenario)
                .buttons("run-settings").line().node(overlay).onlyWhile(CommandTable.ALWAYS).gap()
                .onlyWhile(working).buttons("zoom-out", "fit", "zoom-in", "layout").line()
                .onlyWhile(CommandTable.ALWAYS).buttons("palette", "theme");
        frame = new BorderPane();
        frame.setTop(new VBox(menu.node(), tools.node(), tabs.node()));
        frame.getStyleClass().add("window-frame");
        node = new StackPane(frame, palette.node());
    }

    /// Puts something over all of the window.
    void addLayer(Node layer) {
        node.getChildren().add(layer);
    }

    Parent node() {
        return node;
    }

    /// Puts a document below the tabs, with what it chooses in the tool bar and says in the line at the bottom.
    void show(Desk desk) {
        Workspace workspace = desk.workspace();
        scenario.getChildren().setAll(workspace.scenarioChoice());
        overlay.getChildren().setAll(workspace.overlayChoice());
        frame.setCenter(workspace.node());
        frame.setBottom(workspace.status().node());
        frame.applyCss(); // so that the drawing knows its size before anything is done with it
        frame.layout();
    }

    void showGallery() {
        frame.setCenter(gallery.node());
        frame.setBottom(nothing.node());
    }
}
