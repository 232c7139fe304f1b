package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Folding;
import dev.archipelago.exporters.layout.Frame;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Emphasis;
import dev.archipelago.exporters.picture.Figure;
import dev.archipelago.exporters.picture.Illustrator;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.PictureOptions;
import dev.archipelago.exporters.picture.Wording;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The drawing of a document in the window, to be looked at, moved through and worked on.
///
/// It shows what its properties hold and tells its [DiagramIntents] what is wanted; it never changes the document.
/// Selection and camera it changes by itself. Painting happens at most once per frame. To be used on the interface
/// thread; layouts that take longer are made on another.
public final class DiagramCanvas extends Region {

    private static final Duration REST = Duration.millis(60);
    private static final int ROUTED_WHILE_MOVED = 300;
    private static final double CORNER = 12;
    /// How near to a connection, in pixels of the window, a component is dropped into it.
    private static final double SPLIT_REACH = 10;

    private final ObjectProperty<Document> document = new SimpleObjectProperty<>(this, "document", Document.empty(""));
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(this, "selection", Selection.NONE);
    private final ObjectProperty<Overlay> overlay = new SimpleObjectProperty<>(this, "overlay", Overlay.NONE);
    private final ObjectProperty<Emphasis> emphasis = new SimpleObjectProperty<>(this, "emphasis", Emphasis.ALL);
    private final ObjectProperty<Palette> palette = new SimpleObjectProperty<>(this, "palette", Palette.LIGHT);
    private final ObjectProperty<Tool> tool = new SimpleObjectProperty<>(this, "tool", Tool.SELECT);
    private final ObjectProperty<Locale> language = new SimpleObjectProperty<>(this, "language", Locale.ROOT);
    private final ObjectProperty<Wheel> wheel = new SimpleObjectProperty<>(this, "wheel", Wheel.AUTO);
    private final BooleanProperty locked = new SimpleBooleanProperty(this, "locked", false);
    private final ReadOnlyObjectWrapper<Camera> camera = new ReadOnlyObjectWrapper<>(this, "camera", Camera.START);
    private final ReadOnlyObjectWrapper<Optional<ComponentKind>> placing = new ReadOnlyObjectWrapper<>(this, "placing",
            Optional.empty());

    private final ObjectProperty<Optional<Comparison>> comparison = new SimpleObjectProperty<>(this, "comparison",
            Optional.empty());
    private final ObjectProperty<Marking> marking = new SimpleObjectProperty<>(this, "marking", Marking.NONE);
    private final BooleanProperty minimapShown = new SimpleBooleanProperty(this, "minimapShown", false);
    private final BooleanProperty legendShown = new SimpleBooleanProperty(this, "legendShown", false);

    private final DiagramIntents intents;
    private final DrawingSurface surface = new CanvasSurface(this::repaint);
    private final TrafficLayer traffic = new TrafficLayer();
    private final Decorations decorations = new Decorations();
    private final Minimap minimap = new Minimap(this::centreOn);
    private final Legend legend = new Legend();
    private final Arranger arranger = new Arranger();
    private final AutomaticPlaces places = new AutomaticPlaces();
    private final RenameField renameField;
    private final Pointer pointer;
    private Folding folding = Folding.of(Document.empty(""));
    private Layout layout = Layout.EMPTY;
    /// What is shown until the layout of the document is ready.
    private @Nullable Layout outline;
    private Shown shown = new Shown(Layout.EMPTY, Drawing.empty(Palette.LIGHT));
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable Shown still;
    private @Nullable Moving moving;
    private @Nullable Layout previewed;
    /// What was let go of, until the document says where it is now.
    private @Nullable Moving dropped;
    private final Redrawing redrawing = new Redrawing(this::repaint);
    private Optional<Point> ghost = Optional.empty();
    private boolean fitting = true;
    private boolean fitted;
    private boolean stale = true;
    private boolean ahead;
    private Runnable tapped = () -> {};
    private final Splitting splitting = new Splitting(this);

    public DiagramCanvas(DiagramIntents intents) {
        this.intents = intents;
        this.renameField = new RenameField(intents::rename, this::requestFocus);
        this.pointer = new Pointer(this);
        new Keyboard(this, pointer);
        getChildren().addAll(surface.node(), traffic.node(), decorations.node(), legend.node(), minimap,
                renameField.node());
        getStyleClass().add("diagram-canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setMinSize(0, 0);
        setPrefSize(800, 600);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        listen();
    }

    private void listen() {
        document.addListener((_, _, changed) -> folding = Folding.of(changed));
        document.addListener((_, before, changed) -> arrange(places.restored(layout, before, changed), changed));
        selection.addListener((_, _, _) -> {
            repaint();
            describe();
        });
        Stream.of(overlay, emphasis, palette, language)
                .forEach(property -> property.addListener((_, _, _) -> redraw()));
        camera.addListener((_, _, _) -> repaint());
        placing.addListener((_, _, _) -> repaint());
        comparison.addListener((_, _, _) -> repaint());
        marking.addListener((_, _, _) -> repaint());
        minimapShown.addListener((_, _, _) -> repaint());
        legendShown.addListener((_, _, _) -> repaint());
        focusedProperty().addListener((_, _, _) -> repaint());
        Stream.of(widthProperty(), heightProperty()).forEach(size -> size.addListener((_, _, _) -> fitting |= fitted));
    }

    public ObjectProperty<Document> documentProperty() {
        return document;
    }

    public Document getDocument() {
        return document.get();
    }

    public ObjectProperty<Selection> selectionProperty() {
        return selection;
    }

    public Selection getSelection() {
        return selection.get();
    }

    /// A box that stands for a group means its members, and a joined line the connections behind it.
    public void setSelection(Selection changed) {
        selection.set(folding.isPlain() ? changed : meant(changed));
    }

    private Selection meant(Selection seen) {
        Set<ComponentId> components = new LinkedHashSet<>();
        seen.components().forEach(id -> components.addAll(folding.behind(id)));
        Set<ConnectionId> connections = new LinkedHashSet<>();
        seen.connections().forEach(id -> connections.addAll(folding.behind(id)));
        return new Selection(components, connections);
    }

    /// What is selected as it is drawn: boxes of groups for their members, joined lines for connections.
    Selection seenSelection() {
        return folding.isPlain() ? selection.get() : seen(selection.get());
    }

    private Selection seen(Selection meant) {
        return new Selection(
                meant.components().stream().map(folding::boxOf).collect(Collectors.toCollection(LinkedHashSet::new)),
                meant.connections().stream().map(folding::lineOf)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    Folding folding() {
        return folding;
    }

    public ObjectProperty<Overlay> overlayProperty() {
        return overlay;
    }

    /// What counts just now; the rest is faint or hidden.
    public ObjectProperty<Emphasis> emphasisProperty() {
        return emphasis;
    }

    public ObjectProperty<Palette> paletteProperty() {
        return palette;
    }

    public ObjectProperty<Tool> toolProperty() {
        return tool;
    }

    Tool getTool() {
        return tool.get();
    }

    /// The language of kinds and descriptions; names are those of the document.
    public ObjectProperty<Locale> languageProperty() {
        return language;
    }

    /// What the wheel of the mouse does.
    public ObjectProperty<Wheel> wheelProperty() {
        return wheel;
    }

    /// While it is locked nothing can be moved, connected, created, renamed or deleted.
    public BooleanProperty lockedProperty() {
        return locked;
    }

    boolean isLocked() {
        return locked.get();
    }

    /// Those of some components that are not locked, alone or with the whole document.
    Set<ComponentId> movable(Set<ComponentId> wanted) {
        List<ComponentId> pinned = document.get().diagramOrDefault().locked();
        Set<ComponentId> movable = new LinkedHashSet<>(locked.get() ? Set.of() : wanted);
        movable.removeIf(box -> folding.behind(box).stream().anyMatch(pinned::contains));
        return movable;
    }

    /// Says that a component, or everything, is locked.
    void refuse(ComponentId id) {
        intents.refused(locked.get() ? Optional.empty() : Optional.of(id));
    }

    /// What is marked of the differences from another version.
    public ObjectProperty<Optional<Comparison>> comparisonProperty() {
        return comparison;
    }

    /// What is marked beside what is drawn.
    public ObjectProperty<Marking> markingProperty() {
        return marking;
    }

    /// Whether the whole is shown in a corner, to be moved about in.
    public BooleanProperty minimapShownProperty() {
        return minimapShown;
    }

    /// Whether it is said in a corner what symbols, lines and marks mean.
    public BooleanProperty legendShownProperty() {
        return legendShown;
    }

    public ReadOnlyObjectProperty<Camera> cameraProperty() {
        return camera.getReadOnlyProperty();
    }

    Camera camera() {
        return camera.get();
    }

    void setCamera(Camera changed) {
        fitted = false;
        fitting &= shown.layout().boxes().isEmpty(); // until there is something to see, the first look is still to come
        camera.set(changed);
    }

    DiagramIntents intents() {
        return intents;
    }

    Shown shown() {
        return shown;
    }

    /// Where components are on the drawing; those in collapsed groups where the file says.
    public Map<ComponentId, Position> places() {
        Map<ComponentId, Position> places = new LinkedHashMap<>(document.get().diagramOrDefault().positions());
        places.putAll(shown.layout().positions());
        places.keySet().retainAll(document.get().architecture().components().keySet());
        return places;
    }

    /// Where the title of a group is on the screen, or the box that stands for it; empty where there is none.
    public Optional<Point2D> screenPointOfGroup(String id) {
        Optional<Point> drawn = folding.groups().entrySet().stream()
                .filter(entry -> entry.getValue().id().equals(id))
                .findFirst().flatMap(entry -> shown.layout().box(entry.getKey())).map(Box::middle)
                .or(() -> shown.layout().frames().stream().filter(frame -> frame.id().equals(id)).findFirst()
                        .map(frame -> new Point(frame.box().x() + 30, frame.box().y() + Frame.TITLE_ROOM / 2)));
        return drawn.map(camera()::toView).map(seen -> localToScreen(seen.x(), seen.y()));
    }

    /// Where everything is on the drawing just now.
    public Layout layoutShown() {
        return shown.layout();
    }

    /// Whether the document is being laid out, which takes seconds where it is large; meanwhile the drawing is the old one.
    public ReadOnlyBooleanProperty arrangingProperty() {
        return arranger.busyProperty();
    }

    /// Whether the newest of everything is to be seen: large drawings are painted by another thread, and meanwhile the one before
    /// is shown.
    public boolean isUpToDate() {
        return !stale && !isNeedsLayout() && surface.isSharp();
    }

    // ---- commands

    /// Shows the document as if for the first time: laid out without regard to what was shown before, and as a whole.
    /// To be called after another document was set that has nothing to do with the one before.
    public void reset() {
        layout = Layout.EMPTY;
        places.forget();
        fitting = !document.get().architecture().components().isEmpty(); // what is put on empty ground stays there
        selection.set(Selection.NONE);
        arrange(layout, document.get());
    }

    /// Lays everything out afresh and asks for the move.
    public void arrange() {
        arranger.arrangeAfresh(document.get(), Map.of(), fresh -> {
            fitting = true;
            moveTo(fresh);
        });
    }

    /// Lays the selected components out afresh where there is room for them, and leaves all others where they are.
    public void arrangeSelection() {
        Map<ComponentId, Position> others = places();
        others.keySet().removeAll(getSelection().components());
        arranger.arrangeAfresh(document.get(), others, this::moveTo);
    }

    private void moveTo(Layout fresh) {
        layout = fresh;
        Map<ComponentId, Position> moved = new LinkedHashMap<>(folding.unfolded(fresh.positions(), document.get()));
        moved.keySet().removeAll(document.get().diagramOrDefault().locked());
        intents.move(moved);
        arrange(layout, document.get());
    }

    /// Puts the selected boxes in line with one another, or at equal distances.
    public void align(Alignment how) {
        Map<ComponentId, Box> boxes = new LinkedHashMap<>();
        movable(seenSelection().components())
                .forEach(id -> shown.layout().box(id).ifPresent(box -> boxes.put(id, box)));
        Map<ComponentId, Position> moved = how.of(boxes);
        if (!moved.isEmpty()) {
            move(moved);
        }
    }

    private void arrange(Layout before, Document changed) {
        if (dropped != null) {
            moving = dropped;
        }
        arranger.arrange(before, changed, this::outline, this::show);
    }

    /// Shows everything, at most at 100 %, and goes on doing so while the size of the view changes.
    public void fit() {
        if (getWidth() > 0 && !shown.layout().boxes().isEmpty()) {
            camera.set(Camera.fitting(shown.drawing().bounds(), getWidth(), getHeight(), 1));
            fitted = true;
        }
    }

    /// Shows what is selected, or everything if nothing is.
    public void fitSelection() {
        Optional<Box> region = bounds(selection.get());
        if (region.isEmpty()) {
            fit();
        } else {
            setCamera(Camera.fitting(region.get(), getWidth(), getHeight(), 2));
        }
    }

    /// Shows the middle of the view at a scale.
    public void zoomTo(double scale) {
        zoomBy(scale / camera().scale());
    }

    /// To the next of the usual scales.
    public void zoomStep(boolean larger) {
        zoomTo(camera().nextStep(larger));
    }

    private void centreOn(Point drawn) {
        Point seen = camera().toView(drawn);
        setCamera(camera().panned(getWidth() / 2 - seen.x(), getHeight() / 2 - seen.y()));
    }

    public void zoomBy(double factor) {
        setCamera(camera().zoomed(factor, new Point(getWidth() / 2, getHeight() / 2)));
    }

    /// Moves the view as little as needed for a selection to be seen.
    public void reveal(Selection wanted) {
        bounds(wanted).ifPresent(this::reveal);
    }

    void reveal(Box drawn) {
        Box seen = camera().toView(drawn).grown(24);
        double dx = seen.x() < 0 ? -seen.x() : Math.min(0, getWidth() - seen.right());
        double dy = seen.y() < 0 ? -seen.y() : Math.min(0, getHeight() - seen.bottom());
        if (dx != 0 || dy != 0) {
            setCamera(camera().panned(dx, dy));
        }
    }

    /// Asks for a component to the right of the selected one, connected to it.
    public void growRight() {
        new Growing(this).grow(KeyCode.RIGHT);
    }

    /// From now on a ghost follows the pointer, and a click asks for a component of this kind; Escape ends it.
    public void beginPlacing(ComponentKind kind) {
        if (locked.get()) {
            intents.refused(Optional.empty());
        } else {
            placing.set(Optional.of(kind));
        }
    }

    /// Whether something was being placed.
    public boolean endPlacing() {
        boolean was = placing.get().isPresent();
        placing.set(Optional.empty());
        ghost = Optional.empty();
        return was;
    }

    /// The kind that the next click places.
    public ReadOnlyObjectProperty<Optional<ComponentKind>> placingProperty() {
        return placing.getReadOnlyProperty();
    }

    boolean isPlacing() {
        return placing.get().isPresent();
    }

    /// Shows the ghost of a kind that is dragged in from elsewhere.
    public void dragOver(ComponentKind kind, double sceneX, double sceneY) {
        Point2D local = sceneToLocal(sceneX, sceneY);
        placing.set(Optional.of(kind));
        ghost = contains(local) ? Optional.of(new Point(local.getX(), local.getY())) : Optional.empty();
        repaint();
    }

    /// Asks for a component where it was dropped; answers whether that was on the drawing.
    public boolean dropAt(ComponentKind kind, double sceneX, double sceneY) {
        endPlacing();
        Point2D local = sceneToLocal(sceneX, sceneY);
        boolean inside = contains(local) && !locked.get();
        if (inside) {
            put(kind, new Point(local.getX(), local.getY()));
        }
        return inside;
    }

    /// Into the connection that is there, else onto the ground.
    private void put(ComponentKind kind, Point seen) {
        Optional<ConnectionId> on = lineToSplit(kind, seen);
        if (on.isPresent()) {
            intents.insert(kind, on.get(), positionAt(seen));
        } else {
            intents.create(kind, positionAt(seen));
        }
    }

    /// The connection at a place that a component may come into.
    private Optional<ConnectionId> lineToSplit(ComponentKind kind, Point seen) {
        return splitting.at(kind, camera().toDrawing(seen), SPLIT_REACH / camera().scale(), shown);
    }

    /// The place in the middle of the view, on the grid.
    public Position centre() {
        return positionAt(new Point(getWidth() / 2, getHeight() / 2));
    }

    /// Opens the field for the name of a component on its box.
    public void rename(ComponentId id) {
        Component component = document.get().architecture().components().get(id);
        if (component == null) {
            return;
        }
        if (movable(Set.of(id)).isEmpty()) {
            refuse(id);
            return;
        }
        String name = component.name();
        shown.layout().box(id)
                .ifPresent(box -> renameField.open(id, name == null ? id.value() : name, camera().toView(box)));
    }

    /// Where the middle of a component's box is on the screen; empty if it has none or there is no window.
    public Optional<Point2D> screenPointOf(ComponentId id) {
        return shown.layout().box(folding.boxOf(id)).map(box -> camera().toView(box.middle()))
                .map(seen -> localToScreen(seen.x(), seen.y()));
    }

    /// Where the handle on the right of a box is on the screen, from which connections are dragged.
    public Optional<Point2D> handlePointOf(ComponentId id) {
        return pointer.handlesOf(id).stream().findFirst().map(seen -> localToScreen(seen.x(), seen.y()));
    }

    /// Where the arrow of a connection is on the screen, by which it is dragged elsewhere while it is selected.
    public Optional<Point2D> endPointOf(ConnectionId id) {
        return shown.layout().route(id).map(route -> camera().toView(route.points().getLast()))
                .map(seen -> localToScreen(seen.x(), seen.y()));
    }

    /// What the space bar does where nothing is moved about with it.
    public void onTap(Runnable action) {
        tapped = action;
    }

    void tap() {
        tapped.run();
    }

    /// Lets dots travel along connectors, so many calls per second of the one who looks; none of none.
    ///
    /// @param calls by connection; rates and shares are those of its overlay, latencies in seconds
    public void showTraffic(Map<ConnectionId, Calls> calls) {
        if (calls.isEmpty()) {
            traffic.traffic().clear();
            repaint();
        } else {
            Map<ConnectionId, Traffic.Stream> streams = new LinkedHashMap<>();
            calls.forEach(
                    (id, each) -> streams.put(id, new Traffic.Stream(each.rate(), each.failed(), each.latency())));
            traffic.traffic().flow(streams);
        }
    }

    /// What goes over a connection.
    ///
    /// @param rate calls per second
    /// @param failed share of them that fail
    /// @param latency seconds
    public record Calls(double rate, double failed, double latency) {}

    /// The dots move on by so many seconds.
    public void passTraffic(double seconds) {
        if (!traffic.traffic().isEmpty()) {
            traffic.traffic().pass(seconds);
            paintTraffic(shown.layout());
        }
    }

    /// How many dots are on their way.
    public int dots() {
        return traffic.traffic().dots().size();
    }

    // ---- for gestures

    boolean placeAt(Point seen, boolean again) {
        Optional<ComponentKind> kind = placing.get();
        if (kind.isPresent() && !again) {
            endPlacing();
        }
        kind.ifPresent(k -> put(k, seen));
        return kind.isPresent();
    }

    Position positionAt(Point seen) {
        Point place = Snapping.onGrid(camera().toDrawing(seen));
        return new Position((int) Math.round(place.x()), (int) Math.round(place.y()));
    }

    Box visibleRegion() {
        return camera().toDrawing(new Box(0, 0, getWidth(), getHeight()));
    }

    /// The component that keys act upon: the one selected last.
    Optional<ComponentId> focused() {
        return selection.get().components().stream().reduce((_, last) -> last).map(folding::boxOf);
    }

    void takeFocus() {
        renameField.commit();
        requestFocus();
    }

    void move(Map<ComponentId, Position> moved) {
        Map<ComponentId, Position> positions = new LinkedHashMap<>(moved);
        Map<ComponentId, Position> own = document.get().diagramOrDefault().positions();
        layout.positions().forEach((id, position) -> {
            if (!own.containsKey(id)) {
                positions.putIfAbsent(id, position);
            }
        });
        intents.move(folding.unfolded(positions, document.get()));
    }

    /// Shows boxes elsewhere while they are being moved: their connections straight at first, led around other boxes as
    /// soon as the pointer rests.
    ///
    /// @param before what was seen when the move began
    void preview(Shown before, Map<ComponentId, Position> moved) {
        Shown others = still == null ? Moving.without(before, moved.keySet()) : still;
        still = others;
        moving = Moving.of(before, others, moved);
        if (before.layout().boxes().size() <= ROUTED_WHILE_MOVED) {
            arranger.forgetMoves();
            rest.setOnFinished(_ -> arranger.reroute(before.layout(), document.get(), moved, this::showPreview));
            rest.playFromStart();
        }
        repaint();
    }

    private void showPreview(Layout routed) {
        previewed = routed;
        moving = null;
        redraw();
    }

    void endPreview() {
        rest.stop();
        arranger.forgetMoves();
        dropped = Redrawing.isLarge(size(layout)) ? moving : null;
        still = null;
        moving = null;
        previewed = null;
        redraw();
    }

    void repaint() {
        requestLayout();
    }

    // ---- painting

    private void outline(Layout sketched) {
        outline = sketched;
        redraw();
    }

    private void show(Layout arranged) {
        outline = null;
        layout = arranged;
        places.remember(arranged, document.get());
        selection.set(selection.get().within(document.get()));
        redraw();
    }

    private void redraw() {
        stale = true;
        repaint();
        if (!ahead) {
            ahead = true;
            Platform.runLater(this::drawAhead);
        }
    }

    /// Draws and paints before the next frame begins, which is up to a sixtieth of a second away, and not while it has to wait.
    private void drawAhead() {
        ahead = false;
        if (stale && !fitting && moving == null && surface.isOf(getWidth(), getHeight())) {
            refresh();
            surface.paint(shown, camera());
        }
    }

    private void refresh() {
        dropped = null;
        if (stale && !isWaiting()) {
            stale = false;
            illustrate();
        }
        if (fitting && !shown.layout().boxes().isEmpty() && getWidth() > 0) {
            fitting = false;
            fit();
        }
    }

    /// A large drawing is made once, when its layout is there.
    private boolean isWaiting() {
        return arranger.busyProperty().get() && outline == null && previewed == null
                && Redrawing.isLarge(size(layout)) && !shown.layout().boxes().isEmpty();
    }

    private static int size(Layout arranged) {
        return arranged.boxes().size() + arranged.routes().size();
    }

    @SuppressWarnings("ReferenceEquality") // whether it is the very same move
    private void illustrate() {
        Document drawn = document.get();
        Layout arranged = outline == null ? layout : outline;
        Layout seen = previewed == null ? arranged : previewed;
        Overlay over = overlay.get();
        Palette colours = palette.get();
        PictureOptions options = PictureOptions.BARE.withLanguage(language.get());
        Emphasis counting = emphasis.get().isAll() ? Emphasis.ALL : emphasis.get().folded(Folding.of(drawn));
        Moving let = moving;
        redrawing.want(size(seen),
                () -> new Shown(seen, counting.of(Illustrator.draw(drawn, seen, over, colours, options))),
                made -> {
                    shown = made;
                    if (still == null && moving == let) {
                        moving = null; // what was let go of is in its place
                    }
                    describe();
                });
    }

    @Override
    protected void layoutChildren() {
        surface.resize(getWidth(), getHeight());
        traffic.resize(getWidth(), getHeight());
        decorations.resize(getWidth(), getHeight());
        refresh();
        Moving move = moving;
        Layout seen = move == null ? shown.layout() : move.layout();
        furnish();
        surface.paint(move == null ? shown : move.still(), camera());
        paintTraffic(seen);
        decorations.clear(palette.get(), camera());
        if (move != null) {
            decorations.move(move);
        }
        document.get().diagramOrDefault().locked().stream().map(folding::boxOf).distinct()
                .forEach(id -> seen.box(id).ifPresent(decorations::lock));
        comparison.get().ifPresent(found -> compare(found, seen));
        mark(marking.get(), seen);
        decorations.selection(seenSelection(), seen);
        if (isFocused()) {
            focused().flatMap(seen::box).ifPresent(decorations::focus);
        }
        pointer.hovered().flatMap(shown.layout()::box).ifPresent(decorations::hover);
        pointer.ends().forEach(end -> seen.route(end.connection()).map(end::of).ifPresent(decorations::end));
        pointer.paint(decorations);
        placing.get().flatMap(kind -> lineToSplit(kind, ghost.orElse(pointer.last())))
                .ifPresent(line -> decorations.selection(Selection.of(line), seen));
        placing.get().ifPresent(kind -> decorations.ghost(ghost.orElse(pointer.last()),
                Wording.in(language.get()).of(kind)));
    }

    private void paintTraffic(Layout seen) {
        traffic.paint(seen, camera(), palette.get(), folding::lineOf);
    }

    private void compare(Comparison found, Layout seen) {
        found.lines().forEach((id, kind) -> seen.route(folding.lineOf(id))
                .ifPresent(route -> decorations.compared(route, kind)));
        found.boxes()
                .forEach((id, kind) -> seen.box(folding.boxOf(id)).ifPresent(box -> decorations.compared(box, kind)));
        found.gone().forEach(decorations::gone);
    }

    /// Rings over lines.
    private void mark(Marking marked, Layout seen) {
        marked.lines().forEach((id, line) -> seen.route(folding.lineOf(id))
                .ifPresent(route -> decorations.marked(route, line)));
        marked.ringsOf(folding::boxOf)
                .forEach((id, ring) -> seen.box(id).ifPresent(box -> decorations.ringed(box, ring)));
        if (!marked.keys().isEmpty() && getWidth() > 2 * Minimap.WIDTH && getHeight() > 2 * Minimap.HEIGHT) {
            boolean above = legend.node().isVisible();
            decorations.keys(marked.keys(), CORNER,
                    getHeight() - CORNER - (above ? legend.node().getHeight() + CORNER : 0));
        }
    }

    /// Puts minimap and legend into the lower corners.
    private void furnish() {
        boolean filled = getWidth() > 2 * Minimap.WIDTH && getHeight() > 2 * Minimap.HEIGHT
                && !shown.layout().boxes().isEmpty();
        minimap.setVisible(minimapShown.get() && filled);
        if (minimap.isVisible()) {
            minimap.resizeRelocate(getWidth() - Minimap.WIDTH - CORNER, getHeight() - Minimap.HEIGHT - CORNER,
                    Minimap.WIDTH, Minimap.HEIGHT);
            minimap.show(shown, document.get(), overlay.get(), palette.get(), visibleRegion());
        }
        legend.node().setVisible(legendShown.get() && filled);
        if (legend.node().isVisible()) {
            legend.show(document.get(), overlay.get(), palette.get(), language.get());
            legend.node().relocate(CORNER, getHeight() - legend.node().getHeight() - CORNER);
        }
    }

    private void describe() {
        Optional<Figure> figure = focused().flatMap(shown::figure)
                .or(() -> seenSelection().connections().stream().findFirst().flatMap(shown::figure));
        setAccessibleText(figure.map(f -> f.title() + ", " + f.description())
                .orElse(shown.drawing().title() + ", " + shown.drawing().description()));
    }

    private Optional<Box> bounds(Selection meant) {
        Selection wanted = seen(meant);
        return Stream.concat(wanted.components().stream().flatMap(id -> shown.layout().box(id).stream()),
                wanted.connections().stream().flatMap(id -> shown.layout().route(id).stream()).map(r -> r.bounds()))
                .reduce(Box::union);
    }
}
