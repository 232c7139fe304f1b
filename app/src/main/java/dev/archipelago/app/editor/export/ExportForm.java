package dev.archipelago.app.editor.export;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.text.LabelValue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// Target, options and folder of an export.
final class ExportForm {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final Messages messages;
    private final ComboBox<Exporter> target = new ComboBox<>();
    private final TextField version = new TextField(ExportOptions.DEFAULT.version());
    private final CheckBox limits;
    private final CheckBox evidence;
    private final Label unproven = new Label();
    private final ClusterChoice cluster;
    private final ObservableValue<Optional<Simulated>> simulated;
    private final TextField folder = new TextField();
    private final Label mistake = new Label();
    private final VBox node;
    private final ReadOnlyObjectWrapper<Optional<ExportChoice>> choice = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param simulated what a simulation found of the design as it is now, if there was one
    /// @param ask lets a person choose a folder
    ExportForm(Messages messages, List<Exporter> exporters, ObservableValue<Optional<Simulated>> simulated,
            Supplier<Optional<Path>> ask) {
        this.messages = messages;
        this.simulated = simulated;
        cluster = new ClusterChoice(messages, this::read);
        target.getItems().setAll(exporters);
        target.setConverter(new Titles());
        target.setId("export-target");
        target.setValue(exporters.getFirst());
        target.setVisibleRowCount(16);
        version.setId("export-version");
        version.setPrefColumnCount(9);
        limits = new CheckBox(messages.text("export.cpu-limits"));
        limits.setId("export-cpu-limits");
        limits.setSelected(ExportOptions.DEFAULT.deriveCpuLimits());
        evidence = new CheckBox(messages.text("export.evidence"));
        evidence.setId("export-evidence");
        evidence.setSelected(true);
        unproven.setId("export-unproven");
        unproven.setText(messages.text("export.unproven"));
        unproven.getStyleClass().add(Styles.MUTED);
        folder.setId("export-folder");
        folder.setPromptText(messages.text("export.folder-prompt"));
        Button choose = new Button(messages.text("export.choose-folder"),
                Icons.of(MaterialDesignF.FOLDER_OPEN_OUTLINE, 16));
        choose.setId("export-choose-folder");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(_ -> ask.get().ifPresent(path -> folder.setText(path.toString())));
        mistake.getStyleClass().add(Styles.FIELD_ERROR);
        mistake.setId("export-mistake");
        mistake.managedProperty().bind(mistake.textProperty().isNotEmpty());
        node = new VBox(grid(choose), mistake);
        node.getStyleClass().add("export-form");
        target.valueProperty().addListener((_, _, _) -> read());
        evidence.selectedProperty().addListener((_, _, _) -> read());
        simulated.addListener((_, _, _) -> read());
        version.textProperty().addListener((_, _, _) -> read());
        limits.selectedProperty().addListener((_, _, _) -> read());
        folder.textProperty().addListener((_, _, _) -> read());
        read();
    }

    private GridPane grid(Button choose) {
        Label versionLabel = label("export.version", version);
        HBox options = new HBox(10, target, versionLabel, version, limits, evidence, unproven);
        options.setAlignment(Pos.CENTER_LEFT);
        target.setMinWidth(200);
        limits.setMinWidth(Region.USE_PREF_SIZE);
        evidence.setMinWidth(Region.USE_PREF_SIZE);
        unproven.managedProperty().bind(unproven.visibleProperty());
        HBox where = new HBox(8, folder, choose);
        where.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(folder, Priority.ALWAYS);
        GridPane grid = new GridPane(10, 8);
        grid.addRow(0, label("export.target", target), options);
        grid.addRow(1, cluster.label(), cluster.node());
        grid.addRow(2, label("export.folder", folder), where);
        GridPane.setHgrow(options, Priority.ALWAYS);
        GridPane.setHgrow(where, Priority.ALWAYS);
        return grid;
    }

    private Label label(String key, Node field) {
        Label label = new Label(messages.text(key));
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.getStyleClass().add(Styles.MUTED);
        field.setAccessibleText(label.getText());
        return label;
    }

    Node node() {
        return node;
    }

    void focus() {
        target.requestFocus();
    }

    /// What is chosen; empty while a field holds what cannot be meant.
    ReadOnlyObjectProperty<Optional<ExportChoice>> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Exporter> targetProperty() {
        return target.valueProperty();
    }

    void setTarget(Exporter exporter) {
        target.getItems().stream().filter(known -> known.id().equals(exporter.id())).findFirst()
                .ifPresent(target::setValue);
    }

    void setFolder(Optional<Path> path) {
        folder.setText(path.map(Path::toString).orElse(""));
    }

    private void read() {
        cluster.follow(target.getValue());
        boolean proven = simulated.getValue().isPresent();
        evidence.setDisable(!proven);
        unproven.setVisible(!proven);
        Optional<String> misled = cluster.mistake();
        String label = version.getText().strip();
        boolean fixed = !LabelValue.of(label).isEmpty() && !label.equals("latest");
        Optional<Path> path = Optional.empty();
        boolean sensible = true;
        try {
            path = Optional.of(folder.getText().strip()).filter(text -> !text.isEmpty())
                    .map(text -> Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            sensible = false;
        }
        version.pseudoClassStateChanged(DANGER, !fixed);
        folder.pseudoClassStateChanged(DANGER, !sensible);
        mistake.setText(!fixed
                ? messages.text("export.bad-version")
                : sensible ? misled.orElse("") : messages.text("export.bad-folder"));
        choice.set(fixed && sensible && misled.isEmpty()
                ? Optional.of(new ExportChoice(target.getValue(), cluster.applied(
                        ExportOptions.DEFAULT.withVersion(label).withDeriveCpuLimits(limits.isSelected())),
                        simulated.getValue().filter(_ -> evidence.isSelected()), path))
                : Optional.empty());
    }

    private final class Titles extends StringConverter<Exporter> {
        /// The text of the exporter's command without the dots that promise a question; else its own title.
        @Override
        public String toString(@Nullable Exporter exporter) {
            return exporter == null
                    ? ""
                    : messages.find("command.export-" + exporter.id())
                            .map(text -> text.replaceAll("(…|\\.\\.\\.)$", ""))
                            .orElseGet(exporter::title);
        }

        @Override
        public Exporter fromString(String text) {
            throw new UnsupportedOperationException("The field is not editable");
        }
    }
}
