package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.workbench.Measurements;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.estimate.DistributionCurve;
import dev.archipelago.simulator.estimate.Fitting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Chooses a distribution: its family and parameters, how densely its values lie, its mean and percentiles, and the one that has
/// a mean and a p99 that were measured, or that looks like measured values. What was fitted to values says so until it is changed.
final class DistributionPane {
    private final Messages messages;
    private final VBox node = new VBox(10);
    private final ComboBox<DistributionKind> kinds = new ComboBox<>();
    private final GridPane parameters = new GridPane(8, 6);
    private final Map<String, TextField> fields = new LinkedHashMap<>();
    private final DensityChart chart = new DensityChart();
    private final Label readOut = new Label();
    private final Label wrong = new Label();
    private final TextField mean = new TextField();
    private final TextField p99 = new TextField();
    private final Label source = new Label();
    private final Button apply;
    private Optional<Distribution> chosen;

    /// @param start what is chosen at first
    /// @param applied is told what was chosen
    DistributionPane(Messages messages, Distribution start, Consumer<Distribution> applied) {
        this.messages = messages;
        chosen = Optional.of(start);
        apply = new Button(messages.text("preset.apply"));
        apply.setId("distribution-apply");
        apply.setDefaultButton(true);
        apply.setOnAction(_ -> chosen.ifPresent(applied));
        kinds.setId("distribution-kind");
        kinds.getItems().setAll(DistributionKind.values());
        kinds.setConverter(new Names());
        kinds.setMaxWidth(Double.MAX_VALUE);
        kinds.setAccessibleText(messages.text("distribution.kind"));
        readOut.setId("distribution-read-out");
        readOut.setWrapText(true);
        readOut.setMinHeight(Region.USE_PREF_SIZE);
        wrong.getStyleClass().add(Styles.FIELD_ERROR);
        wrong.setWrapText(true);
        wrong.setMinHeight(Region.USE_PREF_SIZE);
        node.setId("distribution");
        node.getStyleClass().add("distribution-pane");
        node.setPrefWidth(400);
        HBox buttons = new HBox(apply);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        source.setId("distribution-source");
        source.setWrapText(true);
        source.setMinHeight(Region.USE_PREF_SIZE);
        node.getChildren().setAll(kinds, parameters, wrong, chart.node(), readOut, source, fit(), buttons);
        show(start);
        mark(start, "");
        kinds.valueProperty().addListener((_, _, kind) -> {
            double about = chosen.map(Distribution::expected).orElse(0.02);
            ask(kind, kind.about(about));
        });
    }

    Node node() {
        return node;
    }

    private void show(Distribution distribution) {
        kinds.setValue(DistributionKind.of(distribution));
        ask(kinds.getValue(), DistributionKind.values(distribution));
    }

    private void ask(DistributionKind kind, Map<String, String> values) {
        fields.clear();
        parameters.getChildren().clear();
        for (String name : kind.parameters()) {
            TextField field = new TextField(values.getOrDefault(name, ""));
            field.setId("distribution-" + name);
            field.setPromptText(DistributionKind.isOptional(kind, name) ? messages.text("distribution.optional") : "");
            field.textProperty().addListener((_, _, _) -> take());
            Label label = new Label(messages.text("distribution." + name));
            label.setLabelFor(field);
            label.setMinWidth(150);
            field.setAccessibleText(label.getText());
            GridPane.setHgrow(field, Priority.ALWAYS);
            parameters.addRow(fields.size(), label, field);
            fields.put(name, field);
        }
        take();
    }

    /// What the fields say, shown at once; what is wrong with them is said below, and cannot be applied.
    private void take() {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> values.put(name, field.getText()));
        try {
            Distribution distribution = kinds.getValue().with(values);
            mark(distribution, "");
            say("");
            describe(distribution);
        } catch (NotationException e) {
            refuse(messages.text("inspector.expected", e.expected()));
        }
    }

    /// Nothing can be applied until something else is chosen.
    private void refuse(String problem) {
        chosen = Optional.empty();
        apply.setDisable(true);
        say(problem);
    }

    private void say(String problem) {
        wrong.setText(problem);
        wrong.setVisible(!problem.isEmpty());
        wrong.setManaged(!problem.isEmpty());
    }

    private void describe(Distribution distribution) {
        boolean unread = distribution.toString().contains(".csv") && distribution.expected() == 0;
        if (unread) { // its values are read with the document
            readOut.setText("");
            chart.clear();
            return;
        }
        DistributionCurve curve = DistributionCurve.of(distribution);
        readOut.setText(messages.text("distribution.read-out", Figures.time(curve.mean()),
                Figures.time(curve.quantile(0.5)), Figures.time(curve.quantile(0.95)),
                Figures.time(curve.quantile(0.99))));
        chart.show(curve);
        chart.node().setAccessibleText(readOut.getText());
    }

    /// Keeps what a distribution was fitted to with it.
    ///
    /// @param remark on how well it fits; empty for none
    private void mark(Distribution distribution, String remark) {
        chosen = Optional.of(distribution);
        apply.setDisable(false);
        String text = distribution instanceof Distribution.Fitted(Distribution _, String to)
                ? messages.text("distribution.source", to) + (remark.isEmpty() ? "" : "\n" + remark)
                : remark;
        source.setText(text);
        source.setVisible(!text.isEmpty());
        source.setManaged(!text.isEmpty());
    }

    /// Fits to the durations on the clipboard.
    private void paste() {
        try {
            double[] values = Measurements
                    .of(Objects.requireNonNullElse(Clipboard.getSystemClipboard().getString(), ""));
            List<Fitting.Fit> fits = values.length < Fitting.LEAST ? List.of() : Fitting.of(values);
            if (fits.isEmpty()) {
                refuse(messages.text("distribution.too-few", values.length, Fitting.LEAST));
                return;
            }
            Fitting.Fit best = fits.getFirst();
            show(best.distribution());
            String distance = String.format(Locale.ROOT, "%.3f", best.distance());
            mark(new Distribution.Fitted(best.distribution(), values.length + " values, D " + distance),
                    messages.text(best.fits() ? "distribution.fits" : "distribution.fits-badly",
                            Figures.percent(best.distance())));
        } catch (Measurements.Refused e) {
            refuse(messages.text("distribution.no-values", messages.text(e.reason())));
        }
    }

    private Node fit() {
        mean.setId("distribution-fit-mean");
        p99.setId("distribution-fit-p99");
        mean.setPromptText(messages.text("distribution.mean"));
        p99.setPromptText("p99");
        mean.setPrefColumnCount(10);
        p99.setPrefColumnCount(8);
        Button find = new Button(messages.text("distribution.fit"));
        find.setId("distribution-fit");
        find.setOnAction(_ -> find());
        Button paste = new Button(messages.text("distribution.paste"));
        paste.setId("distribution-paste");
        paste.setOnAction(_ -> paste());
        return new VBox(4, hint("distribution.fit-hint"), new HBox(8, mean, p99, find),
                hint("distribution.paste-hint"), paste);
    }

    private Label hint(String key) {
        Label label = new Label(messages.text(key));
        label.getStyleClass().add(Styles.MUTED);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private void find() {
        try {
            Optional<Distribution> found = DistributionFit.of(kinds.getValue(), TimeSpan.parse(mean.getText().strip()),
                    TimeSpan.parse(p99.getText().strip()));
            found.ifPresentOrElse(this::show, () -> say(messages.text("distribution.no-fit")));
        } catch (NotationException e) {
            say(messages.text("inspector.expected", e.expected()));
        }
    }

    private final class Names extends StringConverter<DistributionKind> {
        @Override
        public String toString(@Nullable DistributionKind kind) {
            return kind == null ? "" : messages.text("distribution-kind." + kind.spelling());
        }

        @Override
        public DistributionKind fromString(String text) {
            throw new UnsupportedOperationException("The field is not editable");
        }
    }
}
