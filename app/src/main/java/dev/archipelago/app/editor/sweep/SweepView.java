package dev.archipelago.app.editor.sweep;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Applying;
import dev.archipelago.app.editor.page.CopyMenu;
import dev.archipelago.app.editor.page.Lines;
import dev.archipelago.app.editor.page.ValueTable;
import dev.archipelago.app.editor.page.ValueTable.Column;
import dev.archipelago.simulator.result.Figures;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// What became of a design at the points of a sweep: plots, or what matters most, and the points, of which any can be applied.
final class SweepView {
    private static final int MOST_ROWS = 12;
    private static final int MOST_POINTS = 2000;

    private final AskParts parts;
    private final Messages messages;
    private final SweepQuestion.Answer answer;
    private final SweepWording wording;
    private final SweepForms forms;
    private final Applying applying;
    private final Button apply;
    private final VBox node = new VBox(10);
    private final Optional<Explorer> explorer;
    private ValueTable<Point> table;
    private @Nullable Point chosen;

    SweepView(AskParts parts, PlotPages pages, Inquiry.Answer<SweepQuestion.Answer> found) {
        this.parts = parts;
        messages = parts.messages();
        answer = found.found();
        wording = new SweepWording(messages);
        forms = new SweepForms(answer, pages, messages.locale());
        applying = new Applying(parts.edited(), found.document());
        apply = new Button(messages.text("sweep.apply"), Icons.of(MaterialDesignC.CHECK, 14));
        explorer = answer.swings().isPresent() || answer.shares().isPresent() || answer.result().points().isEmpty()
                ? Optional.empty()
                : Optional.of(new Explorer(wording, answer, this::choose));
        table = table();
        fill();
    }

    Node node() {
        return Lines.scrolled(node, "sweep-answer");
    }

    private void fill() {
        SweepResult result = answer.result();
        node.getChildren().add(Lines.title(wording.heading(result, answer.planned().points()), "sweep-sentence"));
        List<String> met = wording.met(result);
        if (!met.isEmpty()) {
            node.getChildren().add(Lines.line(String.join("   ", met)));
        }
        if (!answer.isComplete()) {
            node.getChildren().add(Lines.warning(messages.text("sweep.incomplete")));
        }
        node.getChildren().add(actions());
        answer.swings().ifPresent(found -> node.getChildren().add(WhatMatters.of(wording, found).node()));
        answer.shares().ifPresent(found -> node.getChildren().add(WhatMatters.of(wording, found).node()));
        explorer.ifPresent(shown -> {
            node.getChildren().add(shown.node());
            shown.figureProperty().addListener((_, _, _) -> retable());
        });
        node.getChildren().addAll(Lines.heading(messages.text("sweep.all-points")), table.node());
        refresh();
    }

    // ---- actions ---------------------------------------------------------------------------------------------------

    private Node actions() {
        apply.setId("sweep-apply");
        apply.getStyleClass().addAll("small", "accent");
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setOnAction(_ -> apply());
        Map<String, Supplier<String>> copied = new LinkedHashMap<>();
        copied.put(messages.text("page.text"), forms::text);
        copied.put("CSV", forms::csv);
        copied.put("JSON", forms::json);
        HBox bar = new HBox(10, apply, CopyMenu.of(messages, "sweep-copy", copied, parts.say()),
                new SaveMenu(parts, forms).node());
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    /// What a point sets; where it leaves a property as it is nothing is set.
    private Map<String, String> values(Point point) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < answer.planned().paths().size(); i++) {
            if (!point.values().get(i).isEmpty()) {
                values.put(answer.planned().paths().get(i), point.values().get(i));
            }
        }
        return values;
    }

    private void apply() {
        Point point = chosen;
        if (point != null) {
            Map<String, String> values = values(point);
            String spelled = values.entrySet().stream().map(value -> value.getKey() + "=" + value.getValue())
                    .collect(Collectors.joining(", "));
            if (applying.apply(messages.text("edit.sweep-point", spelled), values)) {
                parts.say().accept(messages.text("sweep.applied", spelled));
            }
            refresh();
        }
    }

    /// Follows the document, so that only what is still true of it can be applied.
    void refresh() {
        Point point = chosen;
        apply.setDisable(point == null || !point.refused().isEmpty() || !applying.canApply(values(point)));
    }

    private void choose(Point point) {
        boolean isOther = !point.equals(chosen);
        chosen = point;
        explorer.ifPresent(shown -> shown.mark(point));
        if (isOther) {
            table.node().getSelectionModel().select(point);
            table.node().scrollTo(point);
        }
        refresh();
    }

    // ---- points ----------------------------------------------------------------------------------------------------

    /// With the figure that is looked at.
    private void retable() {
        Node before = table.node();
        table = table();
        node.getChildren().set(node.getChildren().indexOf(before), table.node());
        Point point = chosen;
        if (point != null) {
            table.node().getSelectionModel().select(point);
        }
    }

    private ValueTable<Point> table() {
        SweepResult result = answer.result();
        List<Column<Point>> columns = new ArrayList<>();
        columns.add(Column.number("#", 50, point -> Integer.toString(point.number() + 1),
                point -> (double) point.number()));
        for (int i = 0; i < result.paths().size(); i++) {
            int column = i;
            columns.add(Column.words(result.paths().get(i), 190,
                    point -> wording.value(point.values().get(column))));
        }
        figures(result).forEach(name -> columns.add(Column.number(name, 140,
                point -> wording.figure(name, point.figure(name)), point -> point.figure(name).value())));
        columns.add(Column.words(messages.text("results.objectives"), 260, wording::verdict));
        return new ValueTable<>("sweep-points", columns, result.points().stream().limit(MOST_POINTS).toList()).wide()
                .rows(MOST_ROWS).onChosen(this::choose);
    }

    /// The one that is looked at, and what one asks of most.
    private List<String> figures(SweepResult result) {
        List<String> names = new ArrayList<>();
        explorer.map(shown -> shown.figureProperty().get()).filter(name -> !name.isEmpty()).ifPresent(names::add);
        result.figureNames().stream().filter(name -> name.endsWith(".mean") || name.endsWith(".p99")
                || name.endsWith(".failed") || name.equals(Figures.COST)).filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }
}
