package dev.archipelago.app.editor.traces;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.simulator.analysis.Attribution.Stretch;
import dev.archipelago.simulator.analysis.TellingTraces;
import dev.archipelago.simulator.analysis.Waterfall;
import dev.archipelago.simulator.analysis.Waterfall.Row;
import dev.archipelago.simulator.analysis.Waterfall.Segment;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// The waterfall of one request: a row for each span, a time axis above, the critical path as a line below the bars.
///
/// Arrows go from row to row, left to the caller, right to the first that was called; plus, minus and 0 zoom, as does the wheel
/// with Control held, A and D move along.
final class WaterfallChart extends Region {
    static final double ROW = 22;
    private static final double AXIS = 22;
    private static final double BAR = 11;
    private static final double INDENT = 12;
    private static final double SCROLL = 12;
    private static final double ZOOM = 1.5;
    private static final double STEP = 0.2;
    private static final double BESIDE = 64;

    private final TraceWording wording;
    private final Canvas canvas = new Canvas();
    private final ScrollBar scroll = new ScrollBar();
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark", false);
    private final ReadOnlyIntegerWrapper selected = new ReadOnlyIntegerWrapper(this, "selected", -1);
    private final ReadOnlyIntegerWrapper hovered = new ReadOnlyIntegerWrapper(this, "hovered", -1);
    private Optional<Waterfall> shown = Optional.empty();
    private TimeWindow all = new TimeWindow(0, 1);
    /// What is seen at first: until the user went on, which may be long before the last is done for nobody.
    private TimeWindow whole = all;
    private TimeWindow window = all;
    private Runnable opened = () -> {};

    WaterfallChart(TraceWording wording) {
        this.wording = wording;
        setId("waterfall");
        getStyleClass().add("waterfall");
        setFocusTraversable(false);
        setAccessibleRole(AccessibleRole.NODE);
        setMinSize(120, 60);
        scroll.setOrientation(Orientation.VERTICAL);
        canvas.setMouseTransparent(true);
        getChildren().addAll(canvas, scroll);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        dark.addListener((_, _, _) -> requestLayout());
        selected.addListener((_, _, _) -> changed());
        hovered.addListener((_, _, _) -> requestLayout());
        scroll.valueProperty().addListener((_, _, _) -> requestLayout());
        focusedProperty().addListener((_, _, _) -> requestLayout());
        setOnMousePressed(this::press);
        setOnMouseMoved(event -> hovered.set(rowAt(event.getY())));
        setOnMouseExited(_ -> hovered.set(-1));
        setOnScroll(this::wheel);
        setOnKeyPressed(this::key);
    }

    BooleanProperty darkProperty() {
        return dark;
    }

    /// The row that is selected; -1 for none.
    ReadOnlyIntegerProperty selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// The row under the pointer; -1 for none.
    ReadOnlyIntegerProperty hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /// Is told when the selected row is wanted on the drawing.
    void onOpened(Runnable action) {
        opened = action;
    }

    void show(Optional<Waterfall> wanted) {
        shown = wanted;
        all = wanted.map(waterfall -> new TimeWindow(waterfall.from(), Math.max(waterfall.from() + 1.0,
                waterfall.to()))).orElse(new TimeWindow(0, 1));
        whole = wanted.map(WaterfallChart::whole).orElse(all);
        window = whole;
        hovered.set(-1);
        selected.set(-1);
        scroll.setValue(0);
        changed();
    }

    private static TimeWindow whole(Waterfall waterfall) {
        long time = Math.max(0, TellingTraces.time(waterfall.trace()));
        double end = time == 0 ? waterfall.to() : Math.min(waterfall.to(), waterfall.from() + 1.02 * time);
        return new TimeWindow(waterfall.from(), Math.max(waterfall.from() + 1.0, end));
    }

    Optional<Row> row(int index) {
        return shown.filter(waterfall -> index >= 0 && index < waterfall.rows().size())
                .map(waterfall -> waterfall.rows().get(index));
    }

    void select(int index) {
        if (row(index).isPresent()) {
            selected.set(index);
            reveal(index);
        }
    }

    private List<Row> rows() {
        return shown.map(Waterfall::rows).orElse(List.of());
    }

    private void changed() {
        Optional<Row> row = row(selected.get());
        setFocusTraversable(shown.isPresent()); // without a request there is nothing to walk through
        setAccessibleText(shown.map(waterfall -> row
                .map(one -> wording.name(waterfall, one) + ", "
                        + String.join(", ", wording.figures(waterfall, one).toList()))
                .orElse(wording.origin(waterfall.trace()) + ", " + wording.path(waterfall))).orElse(""));
        requestLayout();
    }

    // ---- what a person does

    private void press(MouseEvent event) {
        requestFocus();
        select(rowAt(event.getY()));
        if (event.getClickCount() == 2) {
            opened.run();
        }
    }

    private void wheel(ScrollEvent event) {
        double labels = labels();
        double width = getWidth() - labels - SCROLL - BESIDE;
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            double around = window.time(Math.clamp(event.getX() - labels, 0, width), width);
            window = window.zoomed(event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM, around, all);
        } else if (event.isShiftDown() || event.getDeltaX() != 0) {
            double along = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            window = window.moved(-along / Math.max(1, width), all);
        } else {
            scroll.setValue(Math.clamp(scroll.getValue() - event.getDeltaY(), 0, scroll.getMax()));
        }
        requestLayout();
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || !moves(event.getCode())) {
            return;
        }
        hovered.set(-1); // the pointer may lie anywhere
        requestLayout();
        event.consume();
    }

    private boolean moves(KeyCode code) {
        int last = rows().size() - 1;
        int at = selected.get();
        double middle = (window.from() + window.to()) / 2;
        switch (code) {
            case UP -> select(Math.max(0, at - 1));
            case DOWN -> select(Math.min(last, at + 1));
            case HOME -> select(0);
            case END -> select(last);
            case PAGE_UP -> select(Math.max(0, at - page()));
            case PAGE_DOWN -> select(Math.min(last, at + page()));
            case LEFT -> select(caller(at));
            case RIGHT -> select(called(at));
            case ENTER -> opened.run();
            case PLUS, ADD, EQUALS -> window = window.zoomed(ZOOM, middle, all);
            case MINUS, SUBTRACT -> window = window.zoomed(1 / ZOOM, middle, all);
            case DIGIT0, NUMPAD0 -> window = whole;
            case A -> window = window.moved(-STEP, all);
            case D -> window = window.moved(STEP, all);
            default -> {
                return false;
            }
        }
        return true;
    }

    private int page() {
        return (int) Math.max(1, (getHeight() - AXIS) / ROW - 1);
    }

    private int caller(int index) {
        List<Row> rows = rows();
        return index <= 0
                ? index
                : IntStream.iterate(index - 1, i -> i >= 0, i -> i - 1)
                        .filter(i -> rows.get(i).depth() < rows.get(index).depth()).findFirst().orElse(index);
    }

    /// The first that was called; the first row where none is selected.
    private int called(int index) {
        return index < 0 || row(index + 1).filter(next -> rows().get(index).depth() < next.depth()).isPresent()
                ? index + 1
                : index;
    }

    private int rowAt(double y) {
        int row = (int) Math.floor((y - AXIS + scroll.getValue()) / ROW);
        return y > AXIS && row >= 0 && row < rows().size() ? row : -1;
    }

    private void reveal(int index) {
        double top = index * ROW;
        double room = Math.max(ROW, getHeight() - AXIS);
        if (top < scroll.getValue()) {
            scroll.setValue(top);
        } else if (top + ROW > scroll.getValue() + room) {
            scroll.setMax(Math.max(scroll.getMax(), top + ROW - room));
            scroll.setValue(top + ROW - room);
        }
    }

    // ---- painting

    private double labels() {
        return Math.clamp(getWidth() * 0.3, 90, 260);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        canvas.setWidth(width);
        canvas.setHeight(height);
        double beyond = Math.max(0, rows().size() * ROW + AXIS + 4 - height);
        scroll.setMax(beyond);
        scroll.setVisibleAmount(beyond <= 0 ? 1 : beyond * (height - AXIS) / (rows().size() * ROW));
        scroll.setVisible(beyond > 0);
        scroll.resizeRelocate(width - SCROLL, AXIS, SCROLL, Math.max(0, height - AXIS));
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, width, height);
        shown.ifPresent(waterfall -> paint(graphics, waterfall));
    }

    private Color ink(double opacity) {
        return dark.get() ? Color.gray(0.93, opacity) : Color.gray(0.1, opacity);
    }

    private void paint(GraphicsContext graphics, Waterfall waterfall) {
        double labels = labels();
        double width = getWidth() - labels - SCROLL - BESIDE;
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFont(Font.font(11.5));
        axis(graphics, labels, width);
        int first = (int) (scroll.getValue() / ROW);
        int last = Math.min(waterfall.rows().size() - 1, (int) ((scroll.getValue() + getHeight() - AXIS) / ROW));
        graphics.save();
        graphics.beginPath();
        graphics.rect(0, AXIS, getWidth(), getHeight() - AXIS);
        graphics.clip();
        for (int i = first; i <= last; i++) {
            paint(graphics, waterfall, i, AXIS + i * ROW - scroll.getValue());
        }
        graphics.restore();
    }

    private void axis(GraphicsContext graphics, double labels, double width) {
        double step = window.step(width);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setLineWidth(1);
        for (double at = Math.ceil((window.from() - all.from()) / step) * step; at <= window.to()
                - all.from(); at += step) {
            double x = Math.floor(labels + window.place(all.from() + at, width)) + 0.5;
            graphics.setStroke(ink(0.12));
            graphics.strokeLine(x, AXIS - 6, x, getHeight());
            graphics.setFill(ink(0.65));
            graphics.fillText(at == 0 ? "0" : Figures.time(at / 1e9), x + 4, AXIS / 2);
        }
    }

    private void paint(GraphicsContext graphics, Waterfall waterfall, int index, double y) {
        Row row = waterfall.rows().get(index);
        Span span = waterfall.trace().spans().get(row.span());
        double labels = labels();
        double width = getWidth() - labels - SCROLL - BESIDE;
        if (index == selected.get() || index == hovered.get()) {
            graphics.setFill(Color.web(dark.get() ? "#6EA8FE" : "#2563EB", index == selected.get() ? 0.2 : 0.08));
            graphics.fillRect(0, y, getWidth() - SCROLL, ROW);
        }
        if (index == selected.get() && isFocused()) {
            graphics.setStroke(Color.web(dark.get() ? "#6EA8FE" : "#2563EB"));
            graphics.strokeRect(0.5, Math.floor(y) + 0.5, getWidth() - SCROLL - 1, ROW - 1);
        }
        graphics.setFill(ink(span.abandoned() >= 0 ? 0.7 : 1));
        graphics.setTextAlign(TextAlignment.LEFT);
        double indent = 8 + Math.min(8, row.depth()) * INDENT;
        graphics.fillText(wording.name(waterfall, row), indent, y + ROW / 2, Math.max(20, labels - indent - 8));
        graphics.save();
        graphics.beginPath();
        graphics.rect(labels, y, width + BESIDE, ROW);
        graphics.clip();
        bars(graphics, waterfall, row, y);
        graphics.restore();
    }

    private void bars(GraphicsContext graphics, Waterfall waterfall, Row row, double y) {
        double labels = labels();
        double width = getWidth() - labels - SCROLL - BESIDE;
        double top = y + (ROW - BAR) / 2 - 1;
        SegmentBrush brush = new SegmentBrush(dark.get());
        double end = labels;
        for (Segment segment : row.segments()) {
            double x = labels + window.place(segment.from(), width);
            end = labels + window.place(segment.to(), width);
            if (end >= labels && x <= labels + width) {
                double left = Math.max(labels - 20, x); // what lies far outside need not be hatched
                brush.paint(graphics, segment.kind(), left, top, Math.min(labels + width + 20, end) - left, BAR);
            }
        }
        graphics.setFill(ink(1));
        for (Stretch stretch : waterfall.path()) {
            if (stretch.span() == row.span()) {
                double x = labels + window.place(stretch.from(), width);
                graphics.fillRect(x, top + BAR + 1, Math.max(1, labels + window.place(stretch.to(), width) - x), 2.5);
            }
        }
        beside(graphics, waterfall.trace().spans().get(row.span()), end, y + ROW / 2);
    }

    /// How long it took, and what went wrong, behind the bar or, where there is no room, before its end.
    private void beside(GraphicsContext graphics, Span span, double end, double y) {
        String trouble = wording.trouble(span);
        String time = Figures.time(TraceWording.seconds(TraceWording.waited(span)));
        String text = trouble.isEmpty() ? time : time + "  " + trouble;
        double room = getWidth() - SCROLL - 10 - end;
        double needed = text.length() * 6.6;
        graphics.setFill(trouble.isEmpty()
                ? ink(0.8)
                : Color.web(dark.get() ? "#FF7A66" : "#B2182B"));
        double x = room >= needed ? end + 6 : getWidth() - SCROLL - 10 - needed;
        if (room < needed) {
            Color halo = dark.get() ? Color.web("#161B22", 0.85) : Color.web("#FFFFFF", 0.85);
            Color was = (Color) graphics.getFill();
            graphics.setFill(halo);
            graphics.fillRoundRect(x - 3, y - 8, needed + 4, 15, 4, 4);
            graphics.setFill(was);
        }
        graphics.fillText(text, x, y);
    }
}
