package dev.archipelago.app.editor.redesign;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.workbench.DesignFiles;
import dev.archipelago.model.file.DocumentFile;
import dev.archipelago.simulator.boundaries.TrialResult;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.jspecify.annotations.Nullable;

/// Writes the steps of a way into a folder, each as a file.
final class StepFiles {
    private final AskParts parts;
    private final Messages messages;
    private final TextField folder = new TextField();
    private final Label outcome = new Label();

    StepFiles(AskParts parts) {
        this.parts = parts;
        messages = parts.messages();
    }

    Node node(TrialResult trials) {
        folder.setId("boundaries-folder");
        folder.setText(parts.edited().file().map(DocumentFile::path)
                .map(path -> path.toAbsolutePath().resolveSibling("steps").toString()).orElse(""));
        folder.setAccessibleText(messages.text("redesign.folder"));
        HBox.setHgrow(folder, Priority.ALWAYS);
        Button choose = new Button(messages.text("compare.choose"));
        choose.setOnAction(_ -> choose());
        Button write = new Button(messages.text("redesign.write-steps", trials.trials().size()));
        write.setId("boundaries-write");
        write.disableProperty().bind(folder.textProperty().map(String::isBlank));
        write.setOnAction(_ -> write(trials));
        outcome.setId("boundaries-written");
        outcome.getStyleClass().add(Styles.MUTED);
        outcome.setWrapText(true);
        outcome.setMinHeight(Region.USE_PREF_SIZE);
        outcome.managedProperty().bind(outcome.textProperty().isNotEmpty());
        for (Button button : new Button[]{choose, write}) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add("small");
        }
        Label name = new Label(messages.text("redesign.folder"));
        name.setLabelFor(folder);
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, name, folder, choose, write);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("page-entries");
        return new VBox(4, line, outcome);
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.text("redesign.folder"));
        @Nullable
        File chosen = chooser.showDialog(parts.owner().get());
        if (chosen != null) {
            folder.setText(chosen.toString());
        }
    }

    private void write(TrialResult trials) {
        DesignFiles steps = new DesignFiles();
        trials.trials().forEach(trial -> steps.add(trial.design().name(), trial.design().document()));
        try {
            int written = steps.writeInto(Path.of(folder.getText().strip())).size();
            outcome.setText(messages.text("redesign.written", written, folder.getText().strip()));
        } catch (FileAlreadyExistsException e) {
            outcome.setText(messages.text("redesign.there", String.valueOf(e.getMessage())));
        } catch (IOException | InvalidPathException e) {
            outcome.setText(messages.text("redesign.not-written",
                    Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName())));
        }
    }
}
