package dev.archipelago.app.editor.redesign;

import dev.archipelago.app.editor.forest.ForestRows;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.simulator.boundaries.Standing.Reach;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// Designs that were simulated beside one another: what users of a workload feel, the busiest component, what losses cost, and what is paid.
final class TrialTable {
    private static final double ROW = 30;
    private static final int MOST_ROWS = 9;

    private final Messages messages;
    private final ForestRows spelling;
    private final TableView<TrialRow> node = new TableView<>();
    private String workload = "";

    /// What a cell says, and by its colour whether that is better or worse.
    private record Said(String text, String style, String whole) {
        static Said of(String text) {
            return new Said(text, "", text);
        }
    }

    /// @param spelling of differences
    TrialTable(Messages messages, String id, ForestRows spelling, List<TrialRow> rows) {
        this.messages = messages;
        this.spelling = spelling;
        node.setId(id);
        node.getStyleClass().add(Styles.RESULTS_TABLE);
        column("number", 34, TrialRow::number, row -> Said.of(row.isBase() ? "" : Integer.toString(row.number())));
        column("design", 212, null, row -> Said.of(row.name()));
        column("verdict", 104, row -> row.trial() == null ? -1 : row.trial().verdict().ordinal(), this::verdict);
        figure(Metric.P50, 140);
        figure(Metric.P99, 140);
        figure(Metric.FAILED, 146);
        figure(Metric.GOODPUT, 146);
        column("busiest", 130, row -> row.standing().load().value(), TrialTable::busiest);
        column("loss", 130, row -> row.standing().reach() == null ? Double.NaN : row.standing().reach().mean().value(),
                this::loss);
        column("cores", 64, row -> row.standing().cores(), row -> Said.of(Figures.number(row.standing().cores())));
        column("hour", 90, row -> row.cost().map(TrialRow.Price::value).orElse(Double.NaN), row -> Said.of(row.cost()
                .map(price -> price.currency() + " " + Figures.number(price.value())).orElse(Figures.NONE)));
        node.getItems().setAll(rows);
        double height = ROW * (1 + Math.min(MOST_ROWS, rows.size())) + 36;
        node.setMinHeight(height);
        node.setPrefHeight(height);
        node.setMinWidth(0);
        node.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    }

    TableView<TrialRow> node() {
        return node;
    }

    /// Whose users the figures are of.
    void show(String id) {
        workload = id;
        node.refresh();
        node.sort();
    }

    private void figure(Metric metric, double width) {
        column(metric.id(), width, row -> row.value(workload, metric), row -> figure(row, metric));
    }

    private Said figure(TrialRow row, Metric metric) {
        Change change = row.change(workload, metric).orElse(null);
        if (change == null) {
            return Said.of(Figures.NONE);
        }
        var spelled = spelling.row("", change);
        if (row.isBase()) {
            return Said.of(spelled.before());
        }
        boolean shown = change.judgement() != Judgement.NO_DIFFERENCE_SHOWN;
        return new Said(spelled.after() + (shown ? " (" + spelling.brief(change) + ")" : ""),
                style(change.judgement()), spelled.before() + " → " + spelled.after() + ": " + spelled.change());
    }

    private static String style(Judgement judgement) {
        return switch (judgement) {
            case BETTER -> "status-better";
            case WORSE -> "status-critical";
            case NO_DIFFERENCE_SHOWN -> "";
        };
    }

    private Said verdict(TrialRow row) {
        if (row.trial() == null) {
            return Said.of("");
        }
        String word = Verdicts.word(row.trial().verdict(), messages);
        return switch (row.trial().verdict()) {
            case BETTER -> new Said("✓ " + word, "status-better", word);
            case WORSE -> new Said("✕ " + word, "status-critical", word);
            case MIXED -> new Said("± " + word, "status-warn", word);
            case NO_DIFFERENCE_SHOWN -> new Said("– " + messages.text("forest.none"), "", word);
        };
    }

    private static Said busiest(TrialRow row) {
        return Said.of(row.standing().load().isMeasured()
                ? row.standing().busiest() + " " + Figures.share(row.standing().load().value())
                : Figures.NONE);
    }

    private Said loss(TrialRow row) {
        Reach reach = row.standing().reach();
        if (reach == null) {
            return Said.of(Figures.NONE);
        }
        String mean = Figures.share(reach.mean().value(), reach.mean().halfWidth());
        return new Said(mean, row.trial() == null ? "" : style(row.trial().reach()), messages.text("redesign.reach",
                mean, reach.worstPart(), Figures.share(reach.worst().value())));
    }

    /// @param order what rows are sorted by; null for the text
    private void column(String key, double width, @Nullable ToDoubleFunction<TrialRow> order,
            Function<TrialRow, Said> said) {
        TableColumn<TrialRow, TrialRow> column = new TableColumn<>(messages.text("redesign.column." + key));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new Cell(said, order != null && !key.equals("verdict")));
        column.setComparator(order == null
                ? (a, b) -> said.apply(a).text().compareTo(said.apply(b).text())
                : (a, b) -> Double.compare(order.applyAsDouble(a), order.applyAsDouble(b)));
        if (order != null && !key.equals("verdict")) {
            column.getStyleClass().add("number-header");
        }
        column.setPrefWidth(width);
        node.getColumns().add(column);
    }

    private static final class Cell extends TableCell<TrialRow, TrialRow> {
        private final Function<TrialRow, Said> said;
        private final boolean isNumeric;

        Cell(Function<TrialRow, Said> said, boolean isNumeric) {
            this.said = said;
            this.isNumeric = isNumeric;
        }

        @Override
        protected void updateItem(@Nullable TrialRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll(Styles.NUMBER, "status-better", "status-critical", "status-warn");
            if (empty || row == null) {
                setText(null);
                setTooltip(null);
                return;
            }
            Said what = said.apply(row);
            setText(what.text());
            setTooltip(what.whole().isEmpty() ? null : new Tooltip(what.whole()));
            if (isNumeric) {
                getStyleClass().add(Styles.NUMBER);
            }
            if (!what.style().isEmpty()) {
                getStyleClass().add(what.style());
            }
        }
    }
}
