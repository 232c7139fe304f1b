package dev.archipelago.app.editor;

import atlantafx.base.controls.Popover;
import dev.archipelago.app.editor.asking.Problem;
import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.canvas.Marking;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.inspector.Inspector;
import dev.archipelago.app.editor.inspector.Place;
import dev.archipelago.app.editor.inspector.RecordForm;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.palette.Palette;
import dev.archipelago.app.editor.palette.PaletteIntents;
import dev.archipelago.app.editor.playback.Playback;
import dev.archipelago.app.editor.results.ProblemsView;
import dev.archipelago.app.editor.results.ResultsView;
import dev.archipelago.app.editor.run.RunSettingsPane;
import dev.archipelago.app.editor.run.RunStrip;
import dev.archipelago.app.editor.run.ScenarioChoice;
import dev.archipelago.app.editor.run.SimulationRun;
import dev.archipelago.app.editor.scenario.FaultForm;
import dev.archipelago.app.editor.scenario.FaultTimeline;
import dev.archipelago.app.seeing.OverlayChoice;
import dev.archipelago.app.seeing.ResultOverlay;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Severity;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.Shapes;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Question;
import dev.archipelago.simulator.experiment.Epicentre;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A document with all that belongs to it: kinds to add, drawing, properties, results and problems.
final class Workspace {
    private static final List<KeyCode> DIGITS = List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4,
            KeyCode.DIGIT5, KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9);
    private static final double LEAST_DRAWING = 0.55;

    private final WorkspaceParts parts;
    private final Messages messages;
    private final EditedDocument edited;
    private final DiagramCanvas canvas;
    private final SimulationRun run;
    private final Palette palette;
    private final LeftPane left;
    private final Inspector inspector;
    private final ProblemsView problems;
    private final ResultsView results;
    private final FaultTimeline timeline;
    private final Playing playing;
    private final Trying trying;
    private final QueryBar query;
    private final Explaining explaining;
    private final Tracing tracing;
    private final Blasting blasting;
    private final BottomPane bottom;
    private final StatusBar status;
    private final Banner banner;
    private final LockBanner lock;
    private final ComparisonBar comparison;
    private final ScenarioChoice scenarios;
    private final ComboBox<OverlayChoice> overlays = new ComboBox<>();
    private final RunSettingsPane runSettings;
    private final BorderPane node = new BorderPane();
    private final SplitPane across;
    private final SplitPane down;
    private final BesideText text;
    private Subscription appearance = Subscription.EMPTY;
    private boolean selecting;

    Workspace(WorkspaceParts parts) {
        this.parts = parts;
        messages = parts.messages();
        edited = parts.edited();
        canvas = parts.canvas();
        run = parts.run();
        palette = new Palette(messages, new Placing());
        inspector = new Inspector(messages, edited);
        left = new LeftPane(parts, palette, inspector::open);
        problems = new ProblemsView(messages, this::goTo, edited::document, parts.edits()::mend);
        results = new ResultsView(messages, this::select, this::why);
        scenarios = new ScenarioChoice(messages, edited, run);
        runSettings = new RunSettingsPane(messages, run);
        timeline = new FaultTimeline(messages, edited, this::faultForm);
        query = new QueryBar(parts);
        explaining = new Explaining(parts);
        tracing = new Tracing(parts, this::select, this::mark, this::say);
        blasting = new Blasting(parts, this::select, this::mark);
        trying = new Trying(parts, this::showOverlay, this::say);
        playing = new Playing(parts, timeline, this::showOverlay, this::say);
        bottom = new BottomPane(messages,
                List.of(results.node(), problems.node(), timeline.node(), trying.node(), explaining.node(),
                        tracing.node(), blasting.node(), playing.charts()),
                new RunStrip(messages, run).node(), playing.strip());
        bottom.onChanged(this::mark);
        run.settingsProperty().addListener((_, _, settings) -> settings.scenario().ifPresent(timeline::show));
        status = new StatusBar(this::showProblems, canvas::fit);
        status.add(new EaselStrip(messages, parts.easel()).node());
        banner = new Banner(messages);
        lock = new LockBanner(messages, edited, parts.saveAs(), parts.edits()::toggleDocumentLock);
        comparison = new ComparisonBar(messages, edited, canvas, this::show, parts.listDifferences());
        across = across();
        down = new SplitPane(across, bottom.node());
        text = new BesideText(parts, across, inspector::open, parts.undo(), parts.redo());
        tips();
        arrange();
        followDocument();
        followDrawing();
        followRun();
        parts.findings().findingsProperty().addListener((_, _, found) -> showFindings(found));
        showFindings(parts.findings().findingsProperty().get());
    }

    private void tips() {
        Tips.on(bottom.node(), parts.commands(), messages,
                Map.of("tab-results", "show-results", "tab-charts", "show-charts", "tab-timeline", "show-timeline",
                        "tab-problems", "show-problems", "tab-what-if", "what-if", "tab-why", "why", "tab-traces",
                        "show-traces", "tab-blast", "blast"));
        Tips.on(comparison.node(), parts.commands(), messages, Map.of("comparison-previous", "previous-difference",
                "comparison-next", "next-difference", "comparison-end", "end-comparison"));
        Tips.on(status.node(), parts.commands(), messages,
                Map.of("status-zoom", "fit", "status-problems", "show-problems"));
    }

    private FaultForm faultForm(Pointer pointer) {
        ListShape faults = (ListShape) Shapes.of(Scenario.class).part("faults").orElseThrow().shape();
        RecordForm form = new RecordForm(messages, edited, (OneOfShape) faults.element(), pointer);
        return new FaultForm() {
            @Override
            public Node node() {
                return form.node();
            }

            @Override
            public void refresh() {
                form.refresh();
            }
        };
    }

    private SplitPane across() {
        Arranging drawing = new Arranging(canvas, messages);
        drawing.addAbove(query.node());
        SplitPane panes = new SplitPane(left.node(), drawing.node(), inspector.node());
        sized(left.node(), 168, 190, 420);
        sized(inspector.node(), 280, 344, 560);
        canvas.getStyleClass().add("drawing");
        SplitPane.setResizableWithParent(left.node(), false);
        SplitPane.setResizableWithParent(inspector.node(), false);
        panes.setDividerPositions(0.12, 0.785);
        return panes;
    }

    private void arrange() {
        down.setOrientation(Orientation.VERTICAL);
        down.setDividerPositions(0.68);
        down.heightProperty().addListener((_, _, _) -> Platform.runLater(() -> keepDrawingTall(down)));
        node.setTop(new VBox(lock.node(), banner.node(), comparison.node()));
        node.setCenter(down);
        node.setId("workspace");
        inspector.focusedProperty().addListener((_, _, pointer) -> pointer.ifPresent(text::reveal));
    }

    /// In a window that has become low the drawing has more than half of the height.
    private static void keepDrawingTall(SplitPane down) {
        if (down.getDividerPositions()[0] < LEAST_DRAWING) {
            down.setDividerPositions(LEAST_DRAWING);
        }
    }

    private static void sized(Node pane, double min, double preferred, double max) {
        if (pane instanceof Region region) {
            region.setMinWidth(min);
            region.setPrefWidth(preferred);
            region.setMaxWidth(max);
        }
    }

    private void followDocument() {
        canvas.documentProperty().bind(edited.documentProperty());
        edited.selectionProperty().addListener((_, _, selection) -> {
            selecting = true;
            canvas.setSelection(selection);
            selecting = false;
            status.setSelection(selection.isEmpty()
                    ? messages.text("status.nothing-selected")
                    : messages.text("status.selected", selection.size()));
        });
        status.setSelection(messages.text("status.nothing-selected"));
        status.say(messages.text("status.ready"));
    }

    private void followDrawing() {
        canvas.languageProperty().set(messages.locale());
        canvas.selectionProperty().addListener((_, _, selection) -> {
            if (!selecting) {
                edited.select(selection);
            }
        });
        canvas.cameraProperty().addListener((_, _, camera) -> showZoom(camera.scale()));
        showZoom(1);
        appearance = parts.appearance().darkProperty().subscribe(this::paint);
        canvas.minimapShownProperty().bindBidirectional(parts.appearance().minimapProperty());
        canvas.legendShownProperty().bindBidirectional(parts.appearance().legendProperty());
        canvas.wheelProperty().bind(parts.appearance().wheelProperty());
        palette.armedProperty().addListener((_, _, kind) -> kind.ifPresentOrElse(this::arm, canvas::endPlacing));
        canvas.placingProperty().addListener((_, _, kind) -> {
            if (kind.isEmpty()) {
                palette.disarm();
                status.say(messages.text("status.ready"));
            }
        });
    }

    private void arm(ComponentKind kind) {
        canvas.beginPlacing(kind);
        status.say(messages.text("status.place", messages.text("kind." + kind.name())));
    }

    private void showZoom(double scale) {
        status.setZoom(messages.text("status.zoom", Math.round(scale * 100)));
    }

    private void paint(boolean dark) {
        canvas.paletteProperty().set(dark
                ? dev.archipelago.exporters.picture.Palette.DARK
                : dev.archipelago.exporters.picture.Palette.LIGHT);
        tracing.setDark(dark);
    }

    private void followRun() {
        overlays.getItems().setAll(OverlayChoice.values());
        overlays.setValue(OverlayChoice.UTILISATION);
        overlays.setConverter(new OverlayNames());
        overlays.setId("overlay-choice");
        overlays.setAccessibleText(messages.text("menu.overlay"));
        overlays.valueProperty().addListener((_, _, _) -> showOverlay());
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::chooseOverlay);
        run.outcomeProperty().addListener((_, _, outcome) -> {
            showOverlay();
            results.show(outcome.map(done -> new ResultsView.Shown(done.document(), done.result())));
            outcome.ifPresent(done -> {
                bottom.showOutcome();
                status.say(done.summary(messages));
            });
        });
        run.staleProperty().addListener((_, _, old) -> results.setStale(old));
        results.setStale(false);
        run.problemProperty().addListener((_, _, problem) -> problem.ifPresent(why -> {
            status.say(why.text(messages));
            if (why instanceof Problem.Blocked) {
                bottom.showProblems();
            }
        }));
    }

    /// The digits choose, as they count in the list: 1 is the first that shows something.
    private void chooseOverlay(KeyEvent event) {
        int index = DIGITS.indexOf(event.getCode()) + 1;
        boolean plain = !event.isShiftDown() && !event.isShortcutDown() && !event.isAltDown();
        if (plain && index >= 1 && index < overlays.getItems().size()) {
            overlays.setValue(overlays.getItems().get(index));
            event.consume();
        }
    }

    private void showOverlay() {
        canvas.overlayProperty().set(trying.overlay(overlays.getValue()).or(() -> run.outcomeProperty().get()
                .map(outcome -> playing.overlay(
                        ResultOverlay.of(outcome.document(), outcome.result(), overlays.getValue()),
                        overlays.getValue())))
                .orElse(Overlay.NONE));
    }

    /// What is looked at below marks the drawing as long as it is seen.
    private void mark() {
        canvas.markingProperty().set(bottom.shows(tracing.node())
                ? tracing.marking()
                : bottom.shows(blasting.node()) ? blasting.marking() : Marking.NONE);
    }

    private void showFindings(List<Finding> found) {
        problems.setFindings(found);
        Optional<Severity> gravest = found.stream().map(Finding::severity).min(Enum::compareTo);
        String text = found.isEmpty()
                ? messages.text("status.no-problems")
                : Stream.of(Severity.values()).filter(severity -> count(found, severity) > 0)
                        .map(severity -> messages.text("status.problems." + severity, count(found, severity)))
                        .collect(Collectors.joining(" · "));
        status.setProblems(text, ProblemsView.icon(gravest.orElse(null), 14));
        String tab = messages.text("results.problems") + (found.isEmpty() ? "" : " " + found.size());
        bottom.setProblems(tab, ProblemsView.icon(gravest.orElse(null), 14));
    }

    private static long count(List<Finding> found, Severity severity) {
        return found.stream().filter(finding -> finding.severity() == severity).count();
    }

    /// Shows the component or connection that a finding is about.
    private void goTo(Finding finding) {
        show(finding.pointer());
    }

    /// Shows the component or connection at or around a JSON pointer.
    void show(String pointer) {
        List<String> segments = Pointer.parse(pointer).segments();
        if (segments.size() >= 2 && segments.getFirst().equals("components")) {
            select(Selection.of(new ComponentId(segments.get(1))));
        } else if (segments.size() >= 2 && segments.getFirst().equals("connections")) {
            select(Selection.of(ConnectionId.parse(segments.get(1))));
        } else {
            edited.select(Selection.NONE);
        }
    }

    private void select(Selection selection) {
        parts.groups().reveal(selection);
        edited.select(selection);
        canvas.reveal(selection);
    }

    /// Ends what runs behind it too.
    void close() {
        explaining.close();
        blasting.close();
        leave();
    }

    /// Follows nothing of the window any more; what is asked goes on, for whoever takes it over.
    void leave() {
        trying.close();
        playing.close();
        text.close();
        left.close();
        appearance.unsubscribe();
        canvas.minimapShownProperty().unbindBidirectional(parts.appearance().minimapProperty());
        canvas.legendShownProperty().unbindBidirectional(parts.appearance().legendProperty());
    }

    /// Gives the panes the widths and heights that those of another document have.
    void takeSizesOf(Workspace other) {
        text.takeSizesOf(other.across);
        down.setDividerPositions(other.down.getDividerPositions());
    }

    /// What was answered about the document elsewhere, and what of it the drawing shows.
    void takeOver(Workspace other) {
        explaining.takeOver(other.explaining);
        blasting.takeOver(other.blasting);
        overlays.setValue(other.overlays.getValue());
    }

    private void say(String text) {
        status.say(text);
    }

    Node node() {
        return node;
    }

    DiagramCanvas canvas() {
        return canvas;
    }

    LeftPane left() {
        return left;
    }

    StatusBar status() {
        return status;
    }

    Banner banner() {
        return banner;
    }

    ComparisonBar comparison() {
        return comparison;
    }

    Node scenarioChoice() {
        return scenarios.node();
    }

    Node overlayChoice() {
        return overlays;
    }

    ReadOnlyObjectProperty<OverlayChoice> overlayProperty() {
        return overlays.valueProperty();
    }

    void setOverlay(OverlayChoice choice) {
        overlays.setValue(choice);
    }

    /// Errors come first: a design that cannot be simulated shows why.
    void startRun() {
        bottom.showOutcome();
        run.start();
    }

    void showRunSettings() {
        Popover popover = new Popover(runSettings.node());
        popover.setTitle(messages.text("run.settings"));
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
        popover.show(scenarios.node());
    }

    void showResults() {
        bottom.showResults();
    }

    void showTimeline() {
        bottom.showTimeline();
    }

    void showProblems() {
        bottom.showProblems();
    }

    void showCharts() {
        bottom.showCharts();
    }

    Playback playback() {
        return playing.playback();
    }

    void showWhy() {
        bottom.showWhy();
        explaining.ask();
    }

    /// Asks how far the loss of what is selected reaches; says what to select where nothing is.
    void showBlast() {
        bottom.showBlast();
        if (edited.selection().isEmpty()) {
            say(messages.text("blast.select"));
        }
        blasting.ask();
    }

    void showBlast(Epicentre epicentre) {
        bottom.showBlast();
        blasting.ask(epicentre);
    }

    void showTraces() {
        bottom.showTraces();
        tracing.focus();
    }

    /// Shows why without asking again.
    void lookAtWhy() {
        bottom.showWhy();
    }

    private void why(Question question) {
        bottom.showWhy();
        explaining.ask(question);
    }

    void showQuery() {
        query.show();
    }

    /// Opens the properties of a part of what is selected.
    void openProperties(Pointer pointer) {
        inspector.open(pointer);
    }

    /// Does this when somebody wants the sequence of an operation.
    void onSequence(Consumer<OperationRef> show) {
        inspector.onSequence(show);
    }

    void toggleText() {
        text.toggle();
    }

    void showWhatIf() {
        bottom.showWhatIf();
        trying.focus();
    }

    /// What the pane of properties has, to go to by name.
    List<Place> properties() {
        return inspector.places();
    }

    void focusInspector() {
        focusFirstIn(inspector.node());
    }

    /// From the kinds or the outline to the drawing, to the text where it is shown, to the properties, to results or problems, and around.
    void focusNextPane() {
        List<Node> panes = new ArrayList<>(List.of(left.content(), canvas, inspector.node(), bottom.node()));
        text.node().ifPresent(pane -> panes.add(2, pane));
        Node focused = node.getScene().getFocusOwner();
        int now = -1;
        for (int i = 0; i < panes.size(); i++) {
            if (isInside(focused, panes.get(i))) {
                now = i;
            }
        }
        focusFirstIn(panes.get((now + 1) % panes.size()));
    }

    private static boolean isInside(@Nullable Node inner, Node outer) {
        for (Node at = inner; at != null; at = at.getParent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    private static boolean focusFirstIn(Node pane) {
        if (pane.isFocusTraversable() && pane.isVisible() && !pane.isDisabled()) {
            pane.requestFocus();
            return true;
        }
        return pane instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(Workspace::focusFirstIn);
    }

    private final class Placing implements PaletteIntents {
        @Override
        public void addAtCentre(ComponentKind kind) {
            parts.edits().addAtCentre(kind);
        }

        @Override
        public void dragTo(ComponentKind kind, double sceneX, double sceneY) {
            canvas.dragOver(kind, sceneX, sceneY);
        }

        @Override
        public void dropAt(ComponentKind kind, double sceneX, double sceneY) {
            canvas.dropAt(kind, sceneX, sceneY);
        }
    }

    private final class OverlayNames extends StringConverter<OverlayChoice> {
        @Override
        public String toString(@Nullable OverlayChoice choice) {
            return choice == null ? "" : messages.text("command.overlay-" + choice.id());
        }

        @Override
        public OverlayChoice fromString(String text) {
            throw new UnsupportedOperationException("The field is not editable");
        }
    }
}
