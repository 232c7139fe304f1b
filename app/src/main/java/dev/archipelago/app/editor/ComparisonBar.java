package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.Comparison;
import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.merge.Difference;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// What differs from another version, one difference after the other, while the drawing marks all of them. It follows the
/// document while it is edited.
final class ComparisonBar {
    private final Messages messages;
    private final EditedDocument edited;
    private final DiagramCanvas canvas;
    private final Consumer<String> show;
    private final HBox node = new HBox();
    private final Label text = new Label();
    private @Nullable Document other;
    private Supplier<Map<ComponentId, Box>> places = Map::of;
    private String name = "";
    private int at = -1;

    /// @param show is asked to show what a JSON pointer points to
    /// @param list is asked for all differences at once
    ComparisonBar(Messages messages, EditedDocument edited, DiagramCanvas canvas, Consumer<String> show,
            BiConsumer<String, Document> list) {
        this.messages = messages;
        this.edited = edited;
        this.canvas = canvas;
        this.show = show;
        text.setId("comparison-text");
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinWidth(0);
        text.setTextOverrun(OverrunStyle.ELLIPSIS);
        text.setGraphic(Icons.of(MaterialDesignV.VECTOR_DIFFERENCE_BA, 16));
        HBox.setHgrow(text, Priority.ALWAYS);
        node.setId("comparison-bar");
        node.getStyleClass().add(Styles.BANNER);
        node.managedProperty().bind(node.visibleProperty());
        node.setVisible(false);
        node.getChildren().addAll(text, button("comparison-previous", MaterialDesignC.CHEVRON_UP, () -> step(-1)),
                button("comparison-next", MaterialDesignC.CHEVRON_DOWN, () -> step(1)),
                button("comparison-list", null,
                        () -> Optional.ofNullable(other).ifPresent(version -> list.accept(name, version))),
                button("comparison-end", MaterialDesignC.CLOSE, this::end));
        edited.documentProperty().addListener((_, _, _) -> refresh());
    }

    private Button button(String id, @Nullable Ikon icon, Runnable action) {
        String label = messages.text("comparison." + id.substring(id.indexOf('-') + 1));
        Button button = new Button(icon == null ? label : "", icon == null ? null : Icons.of(icon, 16));
        button.setId(id);
        button.setAccessibleText(label);
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    Node node() {
        return node;
    }

    /// @param version the other, older version
    /// @param called what people know it as
    void begin(Document version, String called) {
        other = version;
        places = Comparison.placesOf(version);
        name = called;
        at = -1;
        node.setVisible(true);
        refresh();
    }

    void end() {
        other = null;
        node.setVisible(false);
        canvas.comparisonProperty().set(Optional.empty());
    }

    private void refresh() {
        Document version = other;
        if (version != null) {
            canvas.comparisonProperty().set(Optional.of(Comparison.between(version, places, edited.document())));
            describe();
        }
    }

    private List<Difference> differences() {
        return canvas.comparisonProperty().get().map(Comparison::differences).orElse(List.of());
    }

    /// On to the next difference and around, or back.
    void step(int by) {
        int count = differences().size();
        if (count > 0) {
            at = at < 0 && by < 0 ? count - 1 : Math.floorMod(at + by, count);
            show.accept(differences().get(at).path().pointer().toString());
            describe();
        }
    }

    private void describe() {
        List<Difference> all = differences();
        String counts = Stream.of(Difference.Kind.values()).map(kind -> messages.text("difference." + kind,
                all.stream().filter(difference -> difference.kind() == kind).count()))
                .collect(Collectors.joining("  ·  "));
        String whole = messages.text("comparison.with", name) + "  "
                + (all.isEmpty() ? messages.text("difference.none") : counts);
        if (at >= 0 && at < all.size()) {
            Difference difference = all.get(at);
            String values = Stream.of(difference.before(), difference.after()).filter(Objects::nonNull)
                    .collect(Collectors.joining(" → "));
            whole += "  —  " + messages.text("comparison.place", at + 1, all.size()) + "  " + difference.path() + "  "
                    + values.replaceAll("\\s+", " ");
        }
        text.setText(whole);
    }
}
