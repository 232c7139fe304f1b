package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.Preset;
import dev.archipelago.model.file.Presets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// What products do on a connection when nobody configures them: chosen, looked at, and written into the connections where they
/// say nothing themselves, in one step.
final class PresetSection implements FormPart {
    private final FormContext context;
    private final Supplier<List<ConnectionId>> connections;
    private final TitledPane node = new TitledPane();
    private final ComboBox<Preset> choice = new ComboBox<>();
    private final Label meaning = new Label();
    private final VBox preview = new VBox();
    private final Button apply;

    /// @param title of the section
    /// @param connections that get a preset
    PresetSection(FormContext context, String title, Supplier<List<ConnectionId>> connections) {
        this.context = context;
        this.connections = connections;
        Presets presets = Presets.read();
        choice.getItems().setAll(presets.all().values());
        choice.setId("preset-choice");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setPromptText(context.messages().text("preset.choose"));
        choice.setAccessibleText(context.messages().text("preset.choose"));
        choice.setConverter(new Names());
        choice.valueProperty().addListener((_, _, _) -> show());
        meaning.setWrapText(true);
        meaning.getStyleClass().add(Styles.HINT);
        preview.setId("preset-preview");
        preview.getStyleClass().add("preset-preview");
        apply = new Button(context.messages().text("preset.apply"), Icons.of(MaterialDesignC.CHECK, 14));
        apply.setId("preset-apply");
        apply.getStyleClass().addAll("small", "accent");
        apply.setOnAction(_ -> apply());
        VBox body = new VBox(choice, meaning, preview, apply);
        body.getStyleClass().add("preset-body");
        node.setText(title);
        node.setId("presets");
        node.setContent(body);
        node.setAnimated(false);
        node.setExpanded(false);
        node.getStyleClass().addAll(Styles.SECTION, "dense");
        show();
    }

    private static Connection connection(Document document, ConnectionId id) {
        return document.architecture().connection(id.from(), id.to());
    }

    private void show() {
        Preset preset = choice.getValue();
        List<ConnectionId> ids = connections.get();
        node.setVisible(!ids.isEmpty());
        node.setManaged(!ids.isEmpty());
        preview.getChildren().clear();
        meaning.setText(preset == null ? context.messages().text("preset.hint") : preset.meaning());
        if (preset == null) {
            apply.setDisable(true);
            return;
        }
        Set<String> lines = new LinkedHashSet<>();
        ids.forEach(id -> lines.addAll(
                PresetChanges.of(preset, connection(context.document(), id), context.labels())));
        apply.setDisable(lines.isEmpty());
        List<String> shown = lines.isEmpty()
                ? List.of(context.messages().text("preset.nothing"))
                : new ArrayList<>(lines);
        for (String line : shown) {
            Label label = new Label(line);
            label.setWrapText(true);
            preview.getChildren().add(label);
        }
    }

    private void apply() {
        Preset preset = choice.getValue();
        if (preset == null) {
            return;
        }
        List<ConnectionId> ids = connections.get();
        String name = ids.size() == 1
                ? ids.getFirst().toString()
                : context.messages().text("inspector.several-connections", ids.size());
        context.apply(context.messages().text("edit.preset", preset.product(), name), document -> {
            Document changed = document;
            for (ConnectionId id : ids) {
                changed = changed.withArchitecture(
                        changed.architecture().withConnection(id, preset.under(connection(changed, id))));
            }
            return changed;
        });
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        show();
    }

    /// The id tells those of one product apart.
    private static final class Names extends StringConverter<Preset> {
        @Override
        public String toString(@Nullable Preset preset) {
            return preset == null ? "" : preset.product() + "  ·  " + preset.id();
        }

        @Override
        public Preset fromString(String text) {
            throw new UnsupportedOperationException("The field is not editable");
        }
    }
}
