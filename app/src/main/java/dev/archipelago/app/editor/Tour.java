package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A tour of a minute over the real window: a card that goes from one thing to the next, with a ring around each. It blocks
/// nothing, so that what it tells of can be tried at once.
final class Tour {
    private static final double WIDTH = 340;
    private static final double GAP = 14;
    private static final double RING = 4;
    private static final double EDGE = 1;

    private final Messages messages;
    private final List<Stop> stops;
    private final Runnable ended;
    private final Layer layer = new Layer();
    private final Region ring = new Region();
    private final Label title = new Label();
    private final Label text = new Label();
    private final Label count = new Label();
    private final Button skip;
    private final Button back;
    private final Button next;
    private final VBox card;
    private int at;

    /// One thing that is pointed at.
    ///
    /// @param id its texts are "tour.", this and ".title" or ".text"
    /// @param target what the ring is around; empty while it is not there
    /// @param before makes it be there
    record Stop(String id, Supplier<Optional<Node>> target, Runnable before) {}

    /// @param ended is called when the tour is over, however it came to that
    Tour(Messages messages, List<Stop> stops, Runnable ended) {
        this.messages = messages;
        this.stops = List.copyOf(stops);
        this.ended = ended;
        skip = button("tour-skip", messages.text("tour.skip"), this::end);
        back = button("tour-back", messages.text("tour.back"), () -> go(at - 1));
        next = button("tour-next", "", () -> go(at + 1));
        skip.getStyleClass().add("flat");
        next.getStyleClass().add("accent");
        title.getStyleClass().add(Styles.INSPECTOR_TITLE);
        title.setId("tour-title");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        count.getStyleClass().add(Styles.MUTED);
        count.setId("tour-count");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(8, count, gap, skip, back, next);
        buttons.setAlignment(Pos.CENTER_LEFT);
        card = new VBox(8, title, text, buttons);
        card.getStyleClass().add("tour-card");
        card.setId("tour");
        card.setPrefWidth(WIDTH);
        card.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        ring.getStyleClass().add("tour-ring");
        ring.setMouseTransparent(true);
        layer.getChildren().addAll(ring, card);
        layer.setPickOnBounds(false);
        layer.setVisible(false);
    }

    private static Button button(String id, String text, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Lies over the whole window.
    Node node() {
        return layer;
    }

    boolean isShown() {
        return layer.isVisible();
    }

    void begin() {
        layer.setVisible(true);
        go(0);
    }

    void end() {
        if (isShown()) {
            layer.setVisible(false);
            ended.run();
        }
    }

    /// Beyond the last stop it is over.
    private void go(int to) {
        if (to >= stops.size()) {
            end();
            return;
        }
        at = Math.max(0, to);
        Stop stop = stops.get(at);
        stop.before().run();
        title.setText(messages.text("tour." + stop.id() + ".title"));
        text.setText(messages.text("tour." + stop.id() + ".text"));
        count.setText(messages.text("tour.count", at + 1, stops.size()));
        back.setDisable(at == 0);
        next.setText(messages.text(at == stops.size() - 1 ? "tour.done" : "tour.next"));
        next.setAccessibleText(
                next.getText() + ". " + count.getText() + ". " + title.getText() + ". " + text.getText());
        layer.requestLayout();
        Platform.runLater(layer::requestLayout); // when what has come into view has its place
        next.requestFocus();
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> end();
            case RIGHT, DOWN, PAGE_DOWN -> go(at + 1);
            case LEFT, UP, PAGE_UP -> go(at - 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Where a card stands beside something without covering it: right of what is tall, else below, above, right or left of it, else
    /// in its middle.
    static Point2D beside(Bounds target, Dimension2D card, Dimension2D window) {
        double x = within(target.getCenterX() - card.getWidth() / 2, card.getWidth(), window.getWidth());
        double y = within(target.getCenterY() - card.getHeight() / 2, card.getHeight(), window.getHeight());
        boolean tall = target.getHeight() > 2 * card.getHeight() && target.getHeight() > target.getWidth();
        boolean roomRight = target.getMaxX() + GAP + card.getWidth() + GAP <= window.getWidth();
        if (tall && roomRight) {
            return new Point2D(target.getMaxX() + GAP, y);
        }
        if (target.getMaxY() + GAP + card.getHeight() + GAP <= window.getHeight()) {
            return new Point2D(x, target.getMaxY() + GAP);
        }
        if (target.getMinY() - GAP - card.getHeight() >= GAP) {
            return new Point2D(x, target.getMinY() - GAP - card.getHeight());
        }
        if (roomRight) {
            return new Point2D(target.getMaxX() + GAP, y);
        }
        return target.getMinX() - GAP - card.getWidth() >= GAP
                ? new Point2D(target.getMinX() - GAP - card.getWidth(), y)
                : new Point2D(x, y);
    }

    private static double within(double wanted, double size, double all) {
        return Math.max(GAP, Math.min(wanted, all - size - GAP));
    }

    private final class Layer extends Pane {
        @Override
        protected void layoutChildren() {
            double height = card.prefHeight(WIDTH);
            Optional<Bounds> seen = stops.get(at).target().get().filter(node -> node.getScene() != null)
                    .map(node -> sceneToLocal(node.localToScene(node.getLayoutBounds())));
            ring.setVisible(seen.isPresent());
            Bounds target = seen.orElseGet(() -> new BoundingBox(getWidth() / 2, getHeight() / 3, 0, 0));
            double left = Math.max(EDGE, target.getMinX() - RING); // all of it is seen, also at the edge of the window
            double top = Math.max(EDGE, target.getMinY() - RING);
            ring.resizeRelocate(left, top, Math.min(getWidth() - EDGE, target.getMaxX() + RING) - left,
                    Math.min(getHeight() - EDGE, target.getMaxY() + RING) - top);
            Point2D place = beside(target, new Dimension2D(WIDTH, height), new Dimension2D(getWidth(), getHeight()));
            card.resizeRelocate(place.getX(), place.getY(), WIDTH, height);
        }
    }
}
