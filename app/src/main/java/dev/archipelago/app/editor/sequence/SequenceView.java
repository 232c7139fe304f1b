package dev.archipelago.app.editor.sequence;

import dev.archipelago.app.editor.look.Brush;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Figure;
import dev.archipelago.exporters.picture.Palette;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/// A drawing of a sequence as large as the view, with the heads of the life lines always in sight.
final class SequenceView extends Region {
    private static final double LEAST = 0.2;
    private static final double MOST = 4;
    private static final double STEP = 1.2;
    private static final double LINE = 40;
    private static final double MARGIN = 24;

    private final Canvas canvas = new Canvas();
    private final Brush brush = new Brush(canvas.getGraphicsContext2D());
    private final ScrollBar across = new ScrollBar();
    private final ScrollBar down = new ScrollBar();
    private final Consumer<Figure.Subject> go;
    private final Consumer<Figure.Subject> enter;
    private Drawing drawing = Drawing.empty(Palette.LIGHT);
    private Palette palette = Palette.LIGHT;
    private double scale = 1;
    private Optional<Figure> marked = Optional.empty();
    private double pressedX;
    private double pressedY;
    private boolean dragged;

    /// @param go shows what was clicked
    /// @param enter shows more of what was clicked twice
    SequenceView(Consumer<Figure.Subject> go, Consumer<Figure.Subject> enter) {
        this.go = go;
        this.enter = enter;
        down.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(canvas, across, down);
        getStyleClass().add("sequence-view");
        setId("sequence-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        across.valueProperty().addListener(_ -> paint());
        down.valueProperty().addListener(_ -> paint());
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().addListener(_ -> paint());
    }

    /// Shows another drawing; where it is the one of the same thing the view stays.
    void show(Drawing shown, Palette colours, boolean same) {
        drawing = shown;
        palette = colours;
        marked = marked.flatMap(old -> same
                ? drawing.figures().stream().filter(figure -> figure.subject().equals(old.subject())).findFirst()
                : Optional.empty());
        setAccessibleText(drawing.title() + ". " + drawing.description());
        measure();
        if (!same) {
            across.setValue(0);
            down.setValue(0);
        }
        paint();
    }

    double scale() {
        return scale;
    }

    /// Where a figure is in the view.
    Optional<Point> place(Figure.Subject subject) {
        return drawing.figures().stream().filter(figure -> figure.subject().equals(subject)).findFirst()
                .map(figure -> new Point((figure.bounds().middle().x() - left()) * scale,
                        (figure.bounds().middle().y() - top()) * scale));
    }

    // Magnification

    void zoom(boolean in) {
        zoomTo(scale * (in ? STEP : 1 / STEP));
    }

    void zoomTo(double wanted) {
        double middleX = left() + getWidth() / 2 / scale;
        double middleY = top() + getHeight() / 2 / scale;
        scale = Math.clamp(wanted, LEAST, MOST);
        measure();
        across.setValue(middleX - getWidth() / 2 / scale);
        down.setValue(middleY - getHeight() / 2 / scale);
        paint();
    }

    /// All of it across, at most at its own size; it is read from above to below.
    void fit() {
        zoomTo(Math.min(1, getWidth() / Math.max(1, drawing.bounds().width() + 2 * MARGIN)));
        across.setValue(across.getMin());
        down.setValue(down.getMin());
    }

    private double left() {
        return across.getValue();
    }

    private double top() {
        return down.getValue();
    }

    private void measure() {
        range(across, drawing.bounds().x() - MARGIN, drawing.bounds().right() + MARGIN, getWidth() / scale);
        range(down, drawing.bounds().y() - MARGIN, drawing.bounds().bottom() + MARGIN, getHeight() / scale);
    }

    private static void range(ScrollBar bar, double from, double to, double seen) {
        bar.setMin(from);
        bar.setMax(Math.max(from, to - seen));
        bar.setVisibleAmount(Math.min(seen, to - from) * (bar.getMax() - from) / Math.max(1, to - from));
        bar.setValue(Math.clamp(bar.getValue(), bar.getMin(), bar.getMax()));
        bar.setVisible(bar.getMax() > from);
        bar.setUnitIncrement(LINE);
        bar.setBlockIncrement(seen * 0.9);
    }

    @Override
    protected void layoutChildren() {
        double breadth = 12;
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        across.resizeRelocate(0, getHeight() - breadth, getWidth() - breadth, breadth);
        down.resizeRelocate(getWidth() - breadth, 0, breadth, getHeight() - breadth);
        measure();
        paint();
    }

    // Painting

    private void paint() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(Brush.color(drawing.ground()));
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Box seen = new Box(left(), top(), getWidth() / scale, getHeight() / scale);
        graphics.save();
        graphics.scale(scale, scale);
        graphics.translate(-left(), -top());
        brush.prepare();
        drawing.figures().stream().filter(figure -> figure.bounds().grown(4).overlaps(seen))
                .forEach(figure -> brush.paint(figure, scale));
        marked.ifPresent(this::paintMark);
        paintHeads(graphics);
        graphics.restore();
    }

    private void paintMark(Figure figure) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        Box box = figure.bounds().grown(3);
        graphics.setStroke(Brush.color(palette.accent()));
        graphics.setLineDashes();
        graphics.setLineWidth((isFocused() ? 2 : 1.2) / Math.min(1, scale));
        graphics.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), 6, 6);
    }

    /// Once the heads of the life lines are out of sight they stand at the upper edge.
    private void paintHeads(GraphicsContext graphics) {
        List<Figure> heads = heads();
        if (heads.isEmpty() || top() <= drawing.bounds().y()) {
            return;
        }
        double y = Math.max(0, top() + 6 - heads.getFirst().bounds().y());
        if (y == 0) {
            return;
        }
        graphics.setFill(Brush.color(drawing.ground().withOpacity(0.9)));
        graphics.fillRect(left(), top(), getWidth() / scale, heads.getFirst().bounds().height() + 14);
        graphics.translate(0, y);
        heads.forEach(figure -> brush.paint(figure, scale));
        graphics.translate(0, -y);
    }

    private List<Figure> heads() {
        return drawing.figures().stream().filter(figure -> figure.subject() instanceof Figure.OfComponent
                && figure.bounds().y() < 1).toList();
    }

    // Hands

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            zoom(event.getDeltaY() > 0);
        } else {
            boolean sideways = event.isShiftDown() && event.getDeltaX() == 0;
            across.setValue(Math.clamp(left() - (sideways ? event.getDeltaY() : event.getDeltaX()) / scale,
                    across.getMin(), across.getMax()));
            down.setValue(Math.clamp(top() - (sideways ? 0 : event.getDeltaY()) / scale, down.getMin(),
                    down.getMax()));
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        dragged = false;
    }

    private void drag(MouseEvent event) {
        dragged |= Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > 4;
        if (dragged) {
            across.setValue(Math.clamp(left() - (event.getX() - pressedX) / scale, across.getMin(), across.getMax()));
            down.setValue(Math.clamp(top() - (event.getY() - pressedY) / scale, down.getMin(), down.getMax()));
            pressedX = event.getX();
            pressedY = event.getY();
        }
    }

    private void click(MouseEvent event) {
        if (dragged || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        Optional<Figure> hit = at(new Point(left() + event.getX() / scale, top() + event.getY() / scale));
        marked = hit;
        hit.map(Figure::subject).ifPresent(event.getClickCount() == 2 ? enter : go);
        paint();
    }

    private Optional<Figure> at(Point point) {
        double shift = heads().isEmpty() ? 0 : Math.max(0, top() + 6 - heads().getFirst().bounds().y());
        Point inHeads = new Point(point.x(), point.y() - shift);
        return heads().stream().filter(figure -> figure.bounds().contains(inHeads)).findFirst()
                .or(() -> drawing.figures().reversed().stream().filter(SequenceView::isPlace)
                        .filter(figure -> figure.bounds().contains(point)).findFirst());
    }

    private static boolean isPlace(Figure figure) {
        return figure.subject() instanceof Figure.OfMessage || figure.subject() instanceof Figure.OfComponent;
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> step(1);
            case UP -> step(-1);
            case RIGHT -> across.increment();
            case LEFT -> across.decrement();
            case PAGE_DOWN -> down.setValue(Math.min(down.getMax(), top() + down.getBlockIncrement()));
            case PAGE_UP -> down.setValue(Math.max(down.getMin(), top() - down.getBlockIncrement()));
            case HOME -> down.setValue(down.getMin());
            case END -> down.setValue(down.getMax());
            case ENTER -> marked.map(Figure::subject).ifPresent(event.isShortcutDown() ? enter : go);
            case PLUS, EQUALS, ADD -> zoom(true);
            case MINUS, SUBTRACT -> zoom(false);
            default -> {
                return;
            }
        }
        if (event.getCode() != KeyCode.TAB) {
            event.consume();
        }
    }

    /// To the next message or the one before, which is said to screen readers.
    private void step(int by) {
        List<Figure> stops = drawing.figures().stream().filter(figure -> figure.subject() instanceof Figure.OfMessage)
                .toList();
        if (stops.isEmpty()) {
            return;
        }
        int now = marked.map(stops::indexOf).orElse(by > 0 ? -1 : stops.size());
        Figure next = stops.get(Math.clamp(now + by, 0, stops.size() - 1));
        marked = Optional.of(next);
        setAccessibleText(next.title());
        double above = 70;
        if (next.bounds().y() - above < top() || next.bounds().bottom() > top() + getHeight() / scale - 20) {
            down.setValue(Math.clamp(next.bounds().y() - getHeight() / scale / 3, down.getMin(), down.getMax()));
        }
        paint();
    }
}
