package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The row of buttons below the menu, made from the table of commands.
final class MainToolBar {
    private final CommandTable commands;
    private final Messages messages;
    private final HBox bar = new HBox();
    private ObservableBooleanValue shown = CommandTable.ALWAYS;

    MainToolBar(CommandTable commands, Messages messages) {
        this.commands = commands;
        this.messages = messages;
        bar.getStyleClass().add(Styles.TOOL_BAR);
        bar.setId("main-tool-bar");
    }

    Node node() {
        return bar;
    }

    MainToolBar buttons(String... ids) {
        for (String id : ids) {
            add(button(commands.get(id)));
        }
        return this;
    }

    MainToolBar line() {
        add(new Separator(Orientation.VERTICAL));
        return this;
    }

    /// What follows is there only while something is so.
    MainToolBar onlyWhile(ObservableBooleanValue condition) {
        shown = condition;
        return this;
    }

    private void add(Node node) {
        if (shown != CommandTable.ALWAYS) {
            node.visibleProperty().bind(shown);
            node.managedProperty().bind(shown);
        }
        bar.getChildren().add(node);
    }

    MainToolBar node(Node node) {
        add(node);
        return this;
    }

    /// What follows stands at the right end.
    MainToolBar gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar.getChildren().add(gap);
        return this;
    }

    private Button button(Command command) {
        Button button = new Button();
        command.icon().ifPresent(icon -> button.setGraphic(Icons.of(icon, 18)));
        button.getStyleClass().setAll("tool");
        bind(button, command);
        return button;
    }

    /// A button that stands out, with a text.
    MainToolBar emphasized(String id, String style) {
        Command command = commands.get(id);
        Button button = new Button(messages.text("run." + id));
        command.icon().ifPresent(icon -> button.setGraphic(Icons.of(icon, 18)));
        button.getStyleClass().addAll(style, "run-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        bind(button, command);
        add(button);
        return this;
    }

    private void bind(Button button, Command command) {
        button.setId("tool-" + command.id());
        String text = messages.text("command." + command.id());
        Tips.on(button, command.tip(messages));
        button.setAccessibleText(text);
        button.setDisable(!command.enabled().get());
        command.enabled().addListener((_, _, enabled) -> button.setDisable(!enabled));
        button.setOnAction(_ -> command.run());
    }
}
