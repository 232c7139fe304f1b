package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Window;

/// Every command that has a key, with its keys.
final class CheatSheet {
    private static final double WIDE = 1400; // pixels of a screen on which there is room for three columns
    private static final double TALL = 860; // and for all of them at once
    private static final double NARROW = 960;
    private static final double AROUND = 240; // pixels for title, button and what surrounds the sheet

    private CheatSheet() {}

    static void show(Window owner, CommandTable commands, Messages messages) {
        Alert sheet = new Alert(AlertType.INFORMATION, "",
                new ButtonType(messages.text("file.close"), ButtonData.OK_DONE));
        Dialogs.dress(sheet, owner);
        sheet.setTitle(messages.text("help.cheat-title"));
        sheet.setHeaderText(messages.text("help.cheat-title"));
        sheet.setGraphic(null);
        Rectangle2D screen = screen(owner);
        boolean roomy = screen.getWidth() >= WIDE && screen.getHeight() >= TALL;
        VBox content = content(commands, messages, roomy ? 3 : 2);
        sheet.getDialogPane().setContent(roomy ? content : scrolled(content, screen, messages));
        sheet.getDialogPane().setId("cheat-sheet");
        sheet.getDialogPane().setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        sheet.showAndWait();
    }

    /// Arrows and Page Down move in it.
    private static ScrollPane scrolled(VBox content, Rectangle2D screen, Messages messages) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setAccessibleText(messages.text("help.cheat-title"));
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setPrefViewportWidth(Math.min(NARROW, screen.getWidth() - AROUND));
        scroll.setPrefViewportHeight(screen.getHeight() - AROUND);
        Platform.runLater(scroll::requestFocus);
        return scroll;
    }

    /// What can be seen of the screen on which the window is.
    private static Rectangle2D screen(Window owner) {
        return Screen.getScreensForRectangle(owner.getX(), owner.getY(), owner.getWidth(), owner.getHeight()).stream()
                .findFirst().orElseGet(Screen::getPrimary).getVisualBounds();
    }

    private static VBox content(CommandTable commands, Messages messages, int columns) {
        List<Command> withKeys = commands.all().stream().filter(command -> !command.keys().isEmpty()).toList();
        int rows = (withKeys.size() + columns - 1) / columns;
        GridPane grid = new GridPane();
        grid.getStyleClass().add("cheat-sheet");
        for (int i = 0; i < withKeys.size(); i++) {
            Command command = withKeys.get(i);
            int column = 2 * (i / rows);
            grid.add(whole(new Label(command.fullText(messages))), column, i % rows);
            grid.add(keys(command), column + 1, i % rows);
        }
        Label heading = new Label(messages.text("help.mouse"));
        heading.getStyleClass().add("results-heading");
        GridPane gestures = new GridPane();
        gestures.getStyleClass().add("cheat-sheet");
        List<String> lines = messages.text("help.mouse-text").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String[] parts = lines.get(i).split("[:：]\\s*", 2);
            Label deed = whole(new Label(parts[0]));
            deed.getStyleClass().add(Styles.MUTED);
            gestures.addRow(i, deed, whole(new Label(parts[parts.length - 1])));
        }
        return new VBox(6, grid, heading, gestures);
    }

    /// Never cut off.
    private static Label whole(Label label) {
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static HBox keys(Command command) {
        HBox box = new HBox(4);
        box.setMinWidth(Region.USE_PREF_SIZE);
        for (KeyCombination shortcut : command.keys()) {
            Label key = whole(new Label(shortcut.getDisplayText()));
            key.getStyleClass().add(Styles.SHORTCUT);
            box.getChildren().add(key);
        }
        return box;
    }
}
