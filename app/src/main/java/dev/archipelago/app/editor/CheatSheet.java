package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Every command that has a key, with its keys.
final class CheatSheet {
    private static final int COLUMNS = 2;

    private CheatSheet() {}

    static void show(Window owner, CommandTable commands, Messages messages) {
        Alert sheet = new Alert(AlertType.INFORMATION);
        sheet.initOwner(owner);
        sheet.setTitle(messages.text("help.cheat-title"));
        sheet.setHeaderText(messages.text("help.cheat-title"));
        sheet.setGraphic(null);
        sheet.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        sheet.getDialogPane().setContent(content(commands, messages));
        sheet.getDialogPane().setId("cheat-sheet");
        sheet.showAndWait();
    }

    private static VBox content(CommandTable commands, Messages messages) {
        List<Command> withKeys = commands.all().stream().filter(command -> !command.shortcuts().isEmpty()).toList();
        int rows = (withKeys.size() + COLUMNS - 1) / COLUMNS;
        GridPane grid = new GridPane();
        grid.getStyleClass().add("cheat-sheet");
        for (int i = 0; i < withKeys.size(); i++) {
            Command command = withKeys.get(i);
            int column = 2 * (i / rows);
            grid.add(new Label(messages.text("command." + command.id())), column, i % rows);
            grid.add(keys(command), column + 1, i % rows);
        }
        Label heading = new Label(messages.text("help.mouse"));
        heading.getStyleClass().add("results-heading");
        Label mouse = new Label(messages.text("help.mouse-text"));
        mouse.getStyleClass().add(Styles.MUTED);
        GridPane.setValignment(mouse, VPos.TOP);
        return new VBox(6, grid, heading, mouse);
    }

    private static HBox keys(Command command) {
        HBox box = new HBox(4);
        for (KeyCombination shortcut : command.shortcuts()) {
            Label key = new Label(shortcut.getDisplayText());
            key.getStyleClass().add(Styles.SHORTCUT);
            box.getChildren().add(key);
        }
        return box;
    }
}
