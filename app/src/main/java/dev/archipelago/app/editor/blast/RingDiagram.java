package dev.archipelago.app.editor.blast;

import dev.archipelago.simulator.result.ReachResult;
import dev.archipelago.simulator.result.ReachResult.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Shape;

/// What is lost in the middle, and around it on a ring for each connection between them the other components: a diamond where half of
/// the answers are missing, a triangle from a twentieth on, a dot where little is, a hollow one where nothing is.
final class RingDiagram {
    private static final double WIDTH = 380;
    private static final double HEIGHT = 190;
    private static final double SIGN = 5;
    private static final double TURN = 0.9;
    /// With more components names would hide one another; those of the signs are shown by pointing at them.
    private static final int MOST_NAMES = 14;

    private final BlastWording wording;
    private final Consumer<String> select;
    private final Pane pane = new Pane();

    private RingDiagram(BlastWording wording, Consumer<String> select) {
        this.wording = wording;
        this.select = select;
    }

    /// @param select is told which component was clicked
    static Node of(ReachResult result, BlastWording wording, Consumer<String> select) {
        return new RingDiagram(wording, select).drawn(result);
    }

    private Node drawn(ReachResult result) {
        pane.setId("blast-rings");
        pane.setMinSize(WIDTH, HEIGHT);
        pane.setPrefSize(WIDTH, HEIGHT);
        pane.setMaxSize(WIDTH, HEIGHT);
        Map<Integer, List<Map.Entry<String, Reach>>> rings = new TreeMap<>();
        result.components().entrySet().stream().filter(entry -> entry.getValue().ring() >= 0).forEach(
                entry -> rings.computeIfAbsent(entry.getValue().ring(), _ -> new ArrayList<>()).add(entry));
        int most = rings.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        double step = (HEIGHT / 2 - 14) / Math.max(1, most);
        for (int ring = most; ring >= 1; ring--) {
            Circle line = new Circle(WIDTH / 2, HEIGHT / 2, ring * step);
            line.getStyleClass().add("reach-ring");
            pane.getChildren().add(line);
        }
        boolean named = result.components().size() <= MOST_NAMES;
        rings.forEach((ring, members) -> place(ring, ring * step, members, named));
        return pane;
    }

    private void place(int ring, double radius, List<Map.Entry<String, Reach>> members, boolean named) {
        double spread = ring == 0 && members.size() > 1 ? 2 * SIGN : radius;
        for (int i = 0; i < members.size(); i++) {
            double angle = 2 * Math.PI * i / members.size() + TURN * ring;
            double x = WIDTH / 2 + spread * Math.cos(angle);
            double y = HEIGHT / 2 + spread * Math.sin(angle);
            sign(members.get(i), members.size() == 1 && ring == 0 ? WIDTH / 2 : x,
                    members.size() == 1 && ring == 0 ? HEIGHT / 2 : y, named);
        }
    }

    private void sign(Map.Entry<String, Reach> entry, double x, double y, boolean named) {
        Reach reach = entry.getValue();
        Shape shape = shape(reach, x, y);
        String said = reach.isReached() ? entry.getKey() + "  " + wording.note(reach) : entry.getKey();
        Tooltip.install(shape, new Tooltip(said));
        shape.setAccessibleText(said);
        shape.setOnMouseClicked(_ -> select.accept(entry.getKey()));
        pane.getChildren().add(shape);
        if (named) {
            Label name = new Label(entry.getKey());
            name.getStyleClass().add("reach-name");
            name.setMouseTransparent(true);
            pane.getChildren().add(name);
            boolean right = x >= WIDTH / 2 - 1;
            name.relocate(x + SIGN + 3, y - 8);
            if (!right) {
                name.layoutXProperty().bind(name.widthProperty().negate().add(x - SIGN - 4));
            }
        }
    }

    private static Shape shape(Reach reach, double x, double y) {
        String style = !reach.isReached()
                ? "reach-none"
                : reach.lost().value() >= BlastWording.MOST
                        ? "reach-lost"
                        : reach.lost().value() >= BlastWording.SOME ? "reach-harm" : "reach-light";
        Shape shape = switch (style) {
            case "reach-lost" -> new Polygon(x, y - SIGN - 1, x + SIGN + 1, y, x, y + SIGN + 1, x - SIGN - 1, y);
            case "reach-harm" -> new Polygon(x, y - SIGN, x + SIGN + 1, y + SIGN, x - SIGN - 1, y + SIGN);
            default -> new Circle(x, y, SIGN - 0.5);
        };
        shape.getStyleClass().add(style);
        return shape;
    }
}
