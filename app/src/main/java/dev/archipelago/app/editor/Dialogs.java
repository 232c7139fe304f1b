package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.workbench.LineDiff;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.merge.Conflict;
import dev.archipelago.model.merge.Difference;
import dev.archipelago.model.shape.PropertyPath;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// Questions and messages that stand in front of the window.
final class Dialogs {
    private final Window owner;
    private final Messages messages;
    private Optional<File> lastFolder = Optional.empty();

    Dialogs(Window owner, Messages messages) {
        this.owner = owner;
        this.messages = messages;
    }

    /// What to do with unsaved changes.
    enum Unsaved {
        SAVE, DISCARD, CANCEL
    }

    Unsaved askUnsaved(String name) {
        ButtonType save = new ButtonType(messages.text("file.save"), ButtonData.YES);
        ButtonType discard = new ButtonType(messages.text("file.discard"), ButtonData.NO);
        ButtonType cancel = new ButtonType(messages.text("file.cancel"), ButtonData.CANCEL_CLOSE);
        ButtonType answer = ask(messages.text("file.unsaved-title", name), messages.text("file.unsaved-text"), save,
                discard, cancel);
        return answer == save ? Unsaved.SAVE : answer == discard ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    /// What to do with text that was typed and is not understood.
    ///
    /// @param changed whether there are changes as well, which are asked about next
    Unsaved askTyped(String name, boolean changed) {
        ButtonType save = new ButtonType(messages.text("text.save-typed"), ButtonData.YES);
        ButtonType discard = new ButtonType(messages.text("text.discard-typed"), ButtonData.NO);
        ButtonType cancel = new ButtonType(messages.text("file.cancel"), ButtonData.CANCEL_CLOSE);
        String text = messages.text("text.leave-text") + (changed ? "\n" + messages.text("text.leave-changes") : "");
        ButtonType answer = ask(messages.text("text.leave-title", name), text, save, discard, cancel);
        return answer == save ? Unsaved.SAVE : answer == discard ? Unsaved.DISCARD : Unsaved.CANCEL;
    }

    /// What to do with work that an earlier run of the program lost.
    enum Recovery {
        RECOVER, DISCARD, LATER
    }

    /// @param changes what the lost work has that the file does not
    /// @param typed lines that went and came in a text that was typed and is not understood; empty where there is none
    Recovery askRecovery(String name, String time, List<Difference> changes, Optional<List<LineDiff.Line>> typed) {
        ButtonType recover = new ButtonType(messages.text("recovery.recover"), ButtonData.YES);
        ButtonType discard = new ButtonType(messages.text("recovery.discard"), ButtonData.NO);
        ButtonType later = new ButtonType(messages.text("recovery.later"), ButtonData.CANCEL_CLOSE);
        Alert alert = alert(AlertType.CONFIRMATION, messages.text("recovery.title"), "");
        ChangeList list = new ChangeList(messages);
        list.showLost(changes, typed);
        Label text = new Label(messages.text("recovery.text", name, time)
                + (typed.isPresent() ? "\n" + messages.text("recovery.typed") : ""));
        text.setWrapText(true);
        alert.getDialogPane().setContent(new VBox(10, text, list.node()));
        alert.getButtonTypes().setAll(recover, discard, later);
        ButtonType answer = alert.showAndWait().orElse(later);
        return answer == recover ? Recovery.RECOVER : answer == discard ? Recovery.DISCARD : Recovery.LATER;
    }

    /// A line of text; empty when the user thought better of it.
    Optional<String> askText(String title, String meaning, String proposed) {
        Alert alert = alert(AlertType.CONFIRMATION, title, "");
        TextField field = new TextField(proposed);
        field.setId("asked-text");
        field.setAccessibleText(title);
        field.selectAll();
        Label text = new Label(meaning);
        text.setWrapText(true);
        alert.getDialogPane().setContent(new VBox(10, text, field));
        ButtonType apply = new ButtonType(messages.text("boundary.apply"), ButtonData.OK_DONE);
        alert.getButtonTypes().setAll(apply, new ButtonType(messages.text("file.cancel"), ButtonData.CANCEL_CLOSE));
        alert.getDialogPane().lookupButton(apply).setId("asked-apply");
        alert.setOnShown(_ -> Platform.runLater(field::requestFocus));
        return alert.showAndWait().filter(answer -> answer == apply).map(_ -> field.getText());
    }

    /// What to do about a file that another program has changed.
    enum Changed {
        MERGE, REPLACE, CANCEL
    }

    /// @param mergeable whether the version that was opened is known, so that changes can be told apart
    Changed askChanged(Path file, boolean mergeable) {
        ButtonType merge = new ButtonType(messages.text("file.merge"), ButtonData.YES);
        ButtonType replace = new ButtonType(messages.text("file.overwrite"), ButtonData.NO);
        ButtonType cancel = new ButtonType(messages.text("file.cancel"), ButtonData.CANCEL_CLOSE);
        String title = messages.text("file.overwrite-title", file.getFileName());
        String text = messages.text("file.overwrite-text");
        Alert alert = alert(AlertType.CONFIRMATION, title, text);
        alert.getButtonTypes().setAll(mergeable ? List.of(merge, replace, cancel) : List.of(replace, cancel));
        if (mergeable) {
            alert.getDialogPane().lookupButton(merge).setId("changed-merge");
        }
        ButtonType answer = alert.showAndWait().orElse(cancel);
        return answer == merge ? Changed.MERGE : answer == replace ? Changed.REPLACE : Changed.CANCEL;
    }

    /// The conflicts at which the other version is taken; empty when nothing is to be merged.
    Optional<Set<PropertyPath>> askConflicts(List<Conflict> conflicts) {
        Alert alert = alert(AlertType.CONFIRMATION, messages.text("conflict.title"), "");
        ButtonType merge = new ButtonType(messages.text("file.merge"), ButtonData.OK_DONE);
        alert.getButtonTypes().setAll(merge,
                new ButtonType(messages.text("file.cancel"), ButtonData.CANCEL_CLOSE));
        alert.getDialogPane().lookupButton(merge).setId("conflict-merge");
        Map<PropertyPath, CheckBox> theirs = new LinkedHashMap<>();
        VBox box = new VBox(12);
        box.getStyleClass().add("file-problems");
        String nothing = messages.text("conflict.nothing");
        for (Conflict conflict : conflicts) {
            CheckBox choice = new CheckBox(messages.text("conflict.theirs",
                    Objects.requireNonNullElse(conflict.theirs(), nothing)));
            choice.setMnemonicParsing(false);
            choice.setWrapText(true);
            theirs.put(conflict.path(), choice);
            VBox line = line(conflict.path().toString(),
                    messages.text("conflict.ours", Objects.requireNonNullElse(conflict.ours(), nothing)));
            line.getChildren().add(choice);
            box.getChildren().add(line);
        }
        ScrollPane list = new ScrollPane(box);
        list.setId("conflicts");
        list.setFitToWidth(true);
        list.setPrefSize(640, Math.min(340, 40 + 80 * conflicts.size()));
        Label hint = new Label(messages.text("conflict.hint"));
        hint.setWrapText(true);
        alert.getDialogPane().setContent(new VBox(8, hint, list));
        return alert.showAndWait().filter(answer -> answer == merge)
                .map(_ -> theirs.entrySet().stream().filter(entry -> entry.getValue().isSelected())
                        .map(Map.Entry::getKey).collect(Collectors.toSet()));
    }

    void showDifferences(String title, List<Difference> differences) {
        Alert alert = alert(AlertType.INFORMATION, title, "");
        ChangeList list = new ChangeList(messages);
        list.showDifferences(differences);
        alert.getDialogPane().setContent(list.node());
        alert.showAndWait();
    }

    /// Whether to do something that loses what is there.
    boolean confirm(String title, String text, String action) {
        ButtonType yes = new ButtonType(action, ButtonData.OK_DONE);
        ButtonType cancel = new ButtonType(messages.text("file.cancel"), ButtonData.CANCEL_CLOSE);
        return ask(title, text, yes, cancel) == yes;
    }

    private ButtonType ask(String title, String text, ButtonType... buttons) {
        Alert alert = alert(AlertType.CONFIRMATION, title, text);
        alert.getButtonTypes().setAll(buttons);
        return alert.showAndWait().orElse(buttons[buttons.length - 1]);
    }

    void inform(String title, String text) {
        alert(AlertType.INFORMATION, title, text).showAndWait();
    }

    void complain(String title, String text) {
        alert(AlertType.ERROR, title, text).showAndWait();
    }

    /// What is wrong with a file, a line for each mistake.
    void complain(Path file, List<Finding> problems) {
        Alert alert = alert(AlertType.ERROR, messages.text("file.unreadable"), "");
        ScrollPane list = scrolled(problems.stream().map(problem -> line(
                Stream.of(problem.place().toString(), problem.pointer()).filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("  ")),
                messages.text(problem))).toList());
        list.setId("file-problems");
        Label path = new Label(file.toString());
        path.getStyleClass().add(Styles.MUTED);
        Label hint = new Label(messages.text("file.unreadable-hint"));
        alert.getDialogPane().setContent(new VBox(8, path, list, hint));
        alert.showAndWait();
    }

    private Alert alert(AlertType type, String title, String text) {
        Alert alert = new Alert(type, text, new ButtonType(messages.text("file.close"), ButtonData.OK_DONE));
        alert.setTitle(messages.text("app.name"));
        alert.setHeaderText(title);
        alert.setGraphic(Icons.of(switch (type) {
            case ERROR -> MaterialDesignC.CLOSE_OCTAGON_OUTLINE;
            case CONFIRMATION -> MaterialDesignH.HELP_CIRCLE_OUTLINE;
            case NONE, INFORMATION, WARNING -> MaterialDesignI.INFORMATION_OUTLINE;
        }, 28));
        dress(alert, owner);
        alert.getDialogPane().setMaxWidth(720);
        alert.getDialogPane().setMinHeight(Region.USE_PREF_SIZE);
        return alert;
    }

    /// In the colours and fonts of the window behind it.
    static void dress(Alert alert, Window owner) {
        alert.initOwner(owner);
        alert.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        if (owner.getScene().getRoot().getStyleClass().contains(Styles.DARK)) {
            alert.getDialogPane().getStyleClass().add(Styles.DARK);
        }
    }

    Optional<Path> chooseFileToOpen() {
        FileChooser chooser = fileChooser("file.open-title");
        chooser.getExtensionFilters().add(new ExtensionFilter(messages.text("file.filter"), "*.archipelago.json",
                "*.archipelago.yaml", "*.archipelago.yml", "*.json", "*.yaml", "*.yml"));
        return remembered(chooser.showOpenDialog(owner));
    }

    Optional<Path> chooseFileToSave(String suggestion, String filterKey, String pattern) {
        return chooseFile("file.save-title", suggestion, filterKey, pattern);
    }

    /// For something that is made of the document, not the document itself.
    Optional<Path> chooseFileToExport(String suggestion, String filterKey, String pattern) {
        return chooseFile("file.export-file-title", suggestion, filterKey, pattern);
    }

    private Optional<Path> chooseFile(String titleKey, String suggestion, String filterKey, String pattern) {
        FileChooser chooser = fileChooser(titleKey);
        chooser.getExtensionFilters().add(new ExtensionFilter(messages.text(filterKey), pattern));
        chooser.setInitialFileName(suggestion);
        return remembered(chooser.showSaveDialog(owner));
    }

    /// Choosers begin where the document is.
    void beginAt(Path file) {
        lastFolder = Optional.ofNullable(file.toAbsolutePath().getParent()).map(Path::toFile);
    }

    private FileChooser fileChooser(String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.text(titleKey));
        lastFolder.filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    private Optional<Path> remembered(@Nullable File file) {
        if (file == null) {
            return Optional.empty();
        }
        lastFolder = Optional.ofNullable(file.getAbsoluteFile().getParentFile());
        return Optional.of(file.toPath());
    }

    private static ScrollPane scrolled(List<VBox> lines) {
        VBox box = new VBox(12);
        box.getStyleClass().add("file-problems");
        box.getChildren().setAll(lines);
        ScrollPane list = new ScrollPane(box);
        list.setFitToWidth(true);
        list.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        list.setPrefSize(640, Math.min(340, 40 + 60 * lines.size()));
        return list;
    }

    private static VBox line(String place, String text) {
        Label where = new Label(place);
        where.getStyleClass().addAll(Styles.MUTED, Styles.MONOSPACE);
        Label message = new Label(text);
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(2, where, message);
    }
}
