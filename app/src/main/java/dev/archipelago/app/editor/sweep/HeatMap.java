package dev.archipelago.app.editor.sweep;

import dev.archipelago.simulator.analysis.SweepAxis;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A figure over two properties: darker for more, with the figure in each cell and a sign where an objective is missed. A click
/// chooses a point.
final class HeatMap {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST = 24;
    private static final double FAINTEST = 0.06;
    private static final double STRONGEST = 0.62;

    private final SweepWording wording;
    private final Consumer<Point> chosen;
    private final GridPane grid = new GridPane(2, 2);
    private final ScrollPane node = new ScrollPane(grid);
    private final Map<Integer, Node> cells = new HashMap<>();

    /// @param chosen is told the point that is clicked
    HeatMap(SweepWording wording, Consumer<Point> chosen) {
        this.wording = wording;
        this.chosen = chosen;
        grid.setId("sweep-heat");
        grid.getStyleClass().add("heat-map");
        node.getStyleClass().add("edge-to-edge");
        node.setFitToHeight(true);
    }

    Node node() {
        return node;
    }

    /// @param choice with lines, which are the rows
    void show(PlotChoice choice) {
        grid.getChildren().clear();
        cells.clear();
        SweepAxis across = choice.axes().get(choice.across());
        List<String> columns = across.values().stream().limit(MOST).toList();
        List<String> rows = choice.names().stream().limit(MOST).toList();
        Label corner = new Label(choice.axes().get(choice.lines()).path() + " ↓   " + across.path() + " →");
        corner.getStyleClass().add("heat-corner");
        grid.add(corner, 0, 0, columns.size() + 1, 1);
        for (int i = 0; i < columns.size(); i++) {
            grid.add(head(columns.get(i)), i + 1, 1);
        }
        for (int i = 0; i < rows.size(); i++) {
            grid.add(head(rows.get(i)), 0, i + 2);
        }
        double[] range = range(choice);
        choice.points().forEach(point -> {
            int column = columns.indexOf(point.values().get(choice.across()));
            int row = rows.indexOf(choice.name(point));
            if (column >= 0 && row >= 0) {
                grid.add(cell(choice, point, range), column + 1, row + 2);
            }
        });
    }

    private Label head(String value) {
        Label head = new Label(wording.value(value));
        head.getStyleClass().add("heat-head");
        head.setMinWidth(Region.USE_PREF_SIZE);
        return head;
    }

    private static double[] range(PlotChoice choice) {
        double[] values = choice.points().stream().mapToDouble(point -> point.figure(choice.figure()).value())
                .filter(Double::isFinite).sorted().toArray();
        return values.length == 0 ? new double[]{0, 0} : new double[]{values[0], values[values.length - 1]};
    }

    private Node cell(PlotChoice choice, Point point, double[] range) {
        Estimate figure = point.figure(choice.figure());
        Region ground = new Region();
        ground.getStyleClass().add("heat-ground");
        double share = range[1] > range[0] ? (figure.value() - range[0]) / (range[1] - range[0]) : 0;
        ground.setOpacity(Double.isNaN(share) ? 0 : FAINTEST + (STRONGEST - FAINTEST) * Math.clamp(share, 0, 1));
        boolean missed = point.figures().filter(known -> known.objectives().containsValue(Verdict.MISSED)).isPresent();
        Label text = new Label((missed ? "✗ " : "") + (point.figures().isEmpty()
                ? "–"
                : wording.figure(choice.figure(), Estimate.of(figure.value()))));
        text.setMinWidth(Region.USE_PREF_SIZE);
        StackPane cell = new StackPane(ground, text);
        cell.getStyleClass().add("heat-cell");
        cell.setId("sweep-cell-" + point.number());
        cell.setOnMouseClicked(_ -> chosen.accept(point));
        Tooltip.install(cell, new Tooltip(String.join(", ", point.values().stream().map(wording::value).toList()) + "\n"
                + wording.figure(choice.figure(), figure) + "\n" + wording.verdict(point)));
        cells.put(point.number(), cell);
        return cell;
    }

    void mark(Point point) {
        cells.forEach((number, cell) -> cell.pseudoClassStateChanged(CHOSEN, number == point.number()));
    }
}
