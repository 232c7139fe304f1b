package dev.archipelago.app.editor.sweep;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.analysis.SweepAxis;
import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Looks at the points of a sweep from all sides: any figure over any property, as lines or as a heat map.
final class Explorer {
    private static final String P99 = ".p99";

    private final Messages messages;
    private final SweepResult result;
    private final boolean isGrid;
    private final List<SweepAxis> axes;
    private final ComboBox<String> figure = new ComboBox<>();
    private final ComboBox<Integer> across;
    private final ComboBox<Integer> lines;
    private final ToggleButton heat;
    private final FlowPane fixed = new FlowPane(10, 6);
    private final Map<Integer, String> values = new HashMap<>();
    private final LinePlot plot;
    private final HeatMap map;
    private final StackPane shown = new StackPane();
    private final ReadOnlyStringWrapper chosenFigure = new ReadOnlyStringWrapper("");
    private final VBox node;

    /// @param chosen is told the point that is clicked
    Explorer(SweepWording wording, SweepQuestion.Answer answer, Consumer<Point> chosen) {
        messages = wording.messages();
        result = answer.result();
        isGrid = answer.sampling() == Sampling.Kind.GRID;
        axes = SweepAxis.all(result);
        plot = new LinePlot(wording, chosen);
        map = new HeatMap(wording, chosen);
        across = property("sweep-across");
        lines = property("sweep-lines");
        heat = new ToggleButton(messages.text("sweep.heat"));
        node = new VBox(8, choices(), fixed, shown);
        begin();
    }

    Node node() {
        return node;
    }

    /// The figure that is looked at.
    ReadOnlyStringProperty figureProperty() {
        return chosenFigure.getReadOnlyProperty();
    }

    private ComboBox<Integer> property(String id) {
        ComboBox<Integer> box = new ComboBox<>();
        box.setId(id);
        box.setConverter(new Paths());
        return box;
    }

    private Node choices() {
        figure.setId("sweep-figure");
        figure.getItems().setAll(result.figureNames());
        heat.setId("sweep-heat-toggle");
        heat.getStyleClass().add("small");
        FlowPane bar = new FlowPane(10, 6, labelled("sweep.figure", figure), labelled("sweep.across", across),
                labelled("sweep.lines", lines), heat);
        bar.getStyleClass().add("page-choices");
        return bar;
    }

    private HBox labelled(String key, ComboBox<?> box) {
        Label label = new Label(messages.text(key));
        label.setLabelFor(box);
        HBox together = new HBox(6, label, box);
        together.setAlignment(Pos.CENTER_LEFT);
        return together;
    }

    private void begin() {
        List<Integer> all = IntStream.range(0, axes.size()).boxed().toList();
        across.getItems().setAll(all);
        List<Integer> orNone = new ArrayList<>(List.of(-1));
        orNone.addAll(all);
        lines.getItems().setAll(orNone);
        across.setValue(0);
        lines.setValue(isGrid && axes.size() > 1 ? 1 : -1);
        figure.setValue(result.figureNames().stream().filter(name -> name.endsWith(P99)).findFirst()
                .orElseGet(() -> result.figureNames().stream().findFirst().orElse("")));
        heat.setDisable(!isGrid || axes.size() < 2);
        across.valueProperty().addListener((_, _, _) -> {
            if (Objects.equals(across.getValue(), lines.getValue())) {
                lines.setValue(-1);
            }
            refill();
        });
        lines.valueProperty().addListener((_, _, _) -> refill());
        figure.valueProperty().addListener((_, _, _) -> show());
        heat.selectedProperty().addListener((_, _, _) -> show());
        refill();
    }

    /// The properties that are neither along the axis nor lines stand at one value each.
    private void refill() {
        fixed.getChildren().clear();
        values.clear();
        for (int i = 0; isGrid && i < axes.size(); i++) {
            if (i != across.getValue() && i != lines.getValue()) {
                int number = i;
                ComboBox<String> box = new ComboBox<>();
                box.setId("sweep-fixed-" + number);
                box.getItems().setAll(axes.get(number).values());
                box.setValue(axes.get(number).values().getFirst());
                values.put(number, box.getValue());
                box.valueProperty().addListener((_, _, value) -> {
                    values.put(number, value);
                    show();
                });
                HBox one = new HBox(6, new Label(axes.get(number).path()), box);
                one.setAlignment(Pos.CENTER_LEFT);
                fixed.getChildren().add(one);
            }
        }
        fixed.setManaged(!fixed.getChildren().isEmpty());
        show();
    }

    private void show() {
        if (figure.getValue() == null || axes.isEmpty()) {
            return;
        }
        PlotChoice choice = new PlotChoice(result, axes, figure.getValue(), across.getValue(), lines.getValue(),
                Map.copyOf(values), isGrid);
        if (heat.isSelected() && choice.lines() >= 0) {
            map.show(choice);
            shown.getChildren().setAll(map.node());
        } else {
            plot.show(choice);
            shown.getChildren().setAll(plot.node());
        }
        chosenFigure.set(figure.getValue());
    }

    void mark(Point point) {
        plot.mark(point);
        map.mark(point);
    }

    private final class Paths extends StringConverter<Integer> {
        @Override
        public String toString(@Nullable Integer number) {
            return number == null || number < 0 ? messages.text("sweep.no-lines") : axes.get(number).path();
        }

        @Override
        public Integer fromString(String text) {
            throw new UnsupportedOperationException("The field is not editable");
        }
    }
}
