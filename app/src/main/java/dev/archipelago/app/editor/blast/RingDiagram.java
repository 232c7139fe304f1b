package dev.archipelago.app.editor.blast;

import dev.archipelago.simulator.result.ReachResult;
import dev.archipelago.simulator.result.ReachResult.Reach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// What is lost in the middle, and around it on a ring for each connection between them the other components: a diamond where half of
/// the answers are missing, a triangle from a twentieth on, a dot where little is, a hollow one where nothing is.
final class RingDiagram {
    private static final double WIDTH = 380;
    private static final double MOST_HEIGHT = 240;
    private static final double LEAST_HEIGHT = 120;
    private static final double AROUND = 34;
    private static final double SIGN = 5;
    private static final double TURN = 0.9;
    private static final double LETTERS = 11;

    private final ReachResult result;
    private final BlastWording wording;
    private final Consumer<String> select;
    private final Pane pane = new Pane();
    private double height;

    private RingDiagram(ReachResult result, BlastWording wording, Consumer<String> select) {
        this.result = result;
        this.wording = wording;
        this.select = select;
        pane.setId("blast-rings");
    }

    /// As high as there is room for, within reason.
    ///
    /// @param select is told which component was clicked
    /// @param room what is seen of the card
    static Node of(ReachResult result, BlastWording wording, Consumer<String> select,
            ReadOnlyObjectProperty<Bounds> room) {
        RingDiagram diagram = new RingDiagram(result, wording, select);
        ChangeListener<Bounds> follow = (_, _, seen) -> diagram.fit(seen.getHeight());
        diagram.pane.getProperties().put(RingDiagram.class, follow); // for as long as the diagram is there
        room.addListener(new WeakChangeListener<>(follow));
        diagram.fit(room.get().getHeight());
        return diagram.pane;
    }

    private void fit(double room) {
        double wanted = Math.clamp(Math.floor(room - AROUND), LEAST_HEIGHT, MOST_HEIGHT);
        if (wanted != height) {
            height = wanted;
            pane.setMinSize(WIDTH, height);
            pane.setPrefSize(WIDTH, height);
            pane.setMaxSize(WIDTH, height);
            draw();
        }
    }

    private void draw() {
        pane.getChildren().clear();
        Map<Integer, List<Map.Entry<String, Reach>>> rings = new TreeMap<>();
        result.components().entrySet().stream().filter(entry -> entry.getValue().ring() >= 0).forEach(
                entry -> rings.computeIfAbsent(entry.getValue().ring(), _ -> new ArrayList<>()).add(entry));
        int most = rings.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        double step = (height / 2 - 14) / Math.max(1, most);
        for (int ring = most; ring >= 1; ring--) {
            Circle line = new Circle(WIDTH / 2, height / 2, ring * step);
            line.getStyleClass().add("reach-ring");
            pane.getChildren().add(line);
        }
        List<NamePlaces.Spot> spots = new ArrayList<>();
        rings.forEach((ring, members) -> place(ring, ring * step, members, spots));
        spots.sort(Comparator.comparing((NamePlaces.Spot spot) -> !isReached(spot.name())));
        Font font = Font.font(LETTERS);
        NamePlaces.of(spots, WIDTH, height, text -> width(text, font)).forEach(this::name);
    }

    private boolean isReached(String id) {
        Reach reach = result.components().get(id);
        return reach != null && reach.isReached();
    }

    private static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return Math.ceil(measured.getLayoutBounds().getWidth());
    }

    private void place(int ring, double radius, List<Map.Entry<String, Reach>> members, List<NamePlaces.Spot> spots) {
        boolean single = ring == 0 && members.size() == 1;
        double spread = single ? 0 : ring == 0 ? 2 * SIGN : radius;
        for (int i = 0; i < members.size(); i++) {
            double angle = 2 * Math.PI * i / members.size() + TURN * ring;
            double x = WIDTH / 2 + spread * Math.cos(angle);
            double y = height / 2 + spread * Math.sin(angle);
            sign(members.get(i), x, y);
            spots.add(new NamePlaces.Spot(members.get(i).getKey(), x, y));
        }
    }

    private void sign(Map.Entry<String, Reach> entry, double x, double y) {
        Reach reach = entry.getValue();
        Shape shape = shape(reach, x, y);
        String said = reach.isReached() ? entry.getKey() + "  " + wording.note(reach) : entry.getKey();
        Tooltip.install(shape, new Tooltip(said));
        shape.setAccessibleText(said);
        shape.setOnMouseClicked(_ -> select.accept(entry.getKey()));
        pane.getChildren().add(shape);
    }

    private void name(NamePlaces.Place place) {
        Label name = new Label(place.text());
        name.getStyleClass().add("reach-name");
        name.setFont(Font.font(LETTERS));
        name.setMinWidth(Region.USE_PREF_SIZE);
        if (place.text().equals(place.name())) {
            name.setMouseTransparent(true);
        } else {
            Tooltip.install(name, new Tooltip(place.name()));
        }
        name.relocate(place.x(), place.y());
        pane.getChildren().add(name);
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
