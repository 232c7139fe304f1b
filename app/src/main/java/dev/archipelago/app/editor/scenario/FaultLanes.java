package dev.archipelago.app.editor.scenario;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.application.Platform;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;

/// A lane for each fault, with its name on the left, below the marks of a time axis.
final class FaultLanes {
    private static final double NAMES = 190;
    private static final double RIGHT = 24;
    private static final double AXIS = 26;
    private static final double LANE = 30;
    private static final double CLIP = 22;

    private final Messages messages;
    private final FaultClip.Wishes wishes;
    private final Pane node = new Pane();
    private final List<FaultClip> clips = new ArrayList<>();
    private final List<Label> names = new ArrayList<>();
    private List<Fault> faults = List.of();
    private double seconds = 60;
    private final Line head = new Line();
    private double at = Double.NaN;

    FaultLanes(Messages messages, FaultClip.Wishes wishes) {
        this.messages = messages;
        this.wishes = wishes;
        node.getStyleClass().add("fault-lanes");
        node.setMinWidth(NAMES + 200);
        node.widthProperty().addListener((_, _, _) -> lay());
        head.getStyleClass().add("crosshair");
        head.setMouseTransparent(true);
        head.setId("fault-head");
    }

    /// The instant that is looked at; NaN for none.
    void point(double second) {
        at = second;
        head.setVisible(!Double.isNaN(at) && at <= seconds);
        if (head.isVisible()) {
            double x = Math.round(NAMES + scale().x(at)) + 0.5;
            head.setStartX(x);
            head.setEndX(x);
            head.setStartY(AXIS - 6);
            head.setEndY(Math.max(node.getMinHeight(), node.getHeight()));
        }
    }

    /// Tells the time under the pointer where the axis is pressed or dragged.
    void onSeek(DoubleConsumer seek) {
        EventHandler<MouseEvent> go = event -> {
            if (event.getY() < AXIS || event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
                seek.accept(scale().second(Math.max(0, event.getX() - NAMES)));
                event.consume();
            }
        };
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, go);
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, go);
    }

    Node node() {
        return node;
    }

    double seconds() {
        return seconds;
    }

    TimeScale scale() {
        return new TimeScale(seconds, Math.max(100, node.getWidth() - NAMES - RIGHT));
    }

    void show(List<Fault> shown, double all, int selected) {
        if (!shown.equals(faults) || all != seconds) {
            faults = List.copyOf(shown);
            seconds = all;
            clips.clear();
            names.clear();
            for (int i = 0; i < faults.size(); i++) {
                clips.add(new FaultClip(i, faults.get(i), messages, wishes, this::scale));
                Label name = new Label(FaultKinds.name(FaultKinds.of(faults.get(i)), messages) + "  "
                        + FaultKinds.target(faults.get(i)));
                name.getStyleClass().add("fault-name");
                name.setLabelFor(clips.get(i).node());
                names.add(name);
            }
            lay();
        }
        select(selected);
    }

    void select(int index) {
        for (int i = 0; i < clips.size(); i++) {
            clips.get(i).setSelected(i == index);
        }
    }

    /// Gives a clip the focus as soon as it is there.
    void focus(int index) {
        Platform.runLater(() -> {
            if (index >= 0 && index < clips.size()) {
                clips.get(index).node().requestFocus();
            }
        });
    }

    private void lay() {
        TimeScale scale = scale();
        double height = AXIS + LANE * faults.size() + 8;
        List<Node> children = new ArrayList<>();
        for (double second = 0; second <= seconds * (1 + 1e-9); second += scale.tick()) {
            double x = Math.round(NAMES + scale.x(second)) + 0.5;
            Line line = new Line(x, AXIS - 4, x, height);
            line.getStyleClass().add("axis-line");
            line.setMouseTransparent(true);
            Label mark = new Label(TimeSpan.ofMillis(Math.round(second * 1000)).toString());
            mark.getStyleClass().add("axis-mark");
            mark.setLayoutX(x - 14);
            mark.setLayoutY(2);
            children.add(line);
            children.add(mark);
        }
        for (int i = 0; i < clips.size(); i++) {
            double top = AXIS + i * LANE + (LANE - CLIP) / 2;
            Label name = names.get(i);
            name.setLayoutX(12);
            name.setLayoutY(top + 2);
            name.setMaxWidth(NAMES - 24);
            clips.get(i).lay(NAMES, top, CLIP);
            children.add(name);
            children.add(clips.get(i).node());
        }
        children.add(head);
        node.getChildren().setAll(children);
        node.setMinHeight(height);
        node.setPrefHeight(height);
        point(at);
    }
}
