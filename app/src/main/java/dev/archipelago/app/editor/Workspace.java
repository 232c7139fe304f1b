package dev.archipelago.app.editor;

import atlantafx.base.controls.Popover;
import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.inspector.Inspector;
import dev.archipelago.app.editor.inspector.Place;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.results.ProblemsView;
import dev.archipelago.app.editor.run.RunSettingsPane;
import dev.archipelago.app.editor.run.ScenarioChoice;
import dev.archipelago.app.seeing.OverlayChoice;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// A document with all that belongs to it: kinds to add, drawing, properties, results and problems.
final class Workspace {
    private final WorkspaceParts parts;
    private final Messages messages;
    private final EditedDocument edited;
    private final DiagramCanvas canvas;
    private final Placing placing;
    private final LeftPane left;
    private final Inspector inspector;
    private final QueryBar query;
    private final Below below;
    private final StatusBar status;
    private final Banner banner;
    private final LockBanner lock;
    private final ComparisonBar comparison;
    private final ScenarioChoice scenarios;
    private final OverlayBox overlays;
    private final RunSettingsPane runSettings;
    private final BorderPane node = new BorderPane();
    private final Panes panes;
    private final BesideText text;
    private Subscription appearance = Subscription.EMPTY;
    private boolean selecting;

    Workspace(WorkspaceParts parts) {
        this.parts = parts;
        messages = parts.messages();
        edited = parts.edited();
        canvas = parts.canvas();
        Around around = new Around();
        placing = new Placing(parts, around::say);
        inspector = new Inspector(messages, edited);
        left = new LeftPane(parts, placing.palette(), inspector::open);
        scenarios = new ScenarioChoice(messages, edited, parts.run());
        runSettings = new RunSettingsPane(messages, parts.run());
        query = new QueryBar(parts);
        overlays = new OverlayBox(messages, canvas);
        below = new Below(parts, around);
        status = new StatusBar(below::showProblems, canvas::fit);
        status.add(new EaselStrip(messages, parts.easel()).node());
        banner = new Banner(messages);
        lock = new LockBanner(messages, edited, parts.saveAs(), parts.edits()::toggleDocumentLock);
        comparison = new ComparisonBar(messages, edited, canvas, this::show, parts.listDifferences());
        Arranging drawing = new Arranging(canvas, messages);
        drawing.addAbove(query.node());
        panes = new Panes(left.node(), drawing.node(), inspector.node(), below.node());
        text = new BesideText(parts, panes.across(), inspector::open, parts.undo(), parts.redo());
        tips();
        arrange();
        followDocument();
        followDrawing();
        overlays.valueProperty().addListener((_, _, _) -> showOverlay());
        parts.run().outcomeProperty().addListener((_, _, _) -> showOverlay());
        parts.findings().findingsProperty().addListener((_, _, found) -> showFindings(found));
        showFindings(parts.findings().findingsProperty().get());
    }

    private void tips() {
        Tips.on(comparison.node(), parts.commands(), messages, Map.of("comparison-previous", "previous-difference",
                "comparison-next", "next-difference", "comparison-end", "end-comparison"));
        Tips.on(status.node(), parts.commands(), messages,
                Map.of("status-zoom", "fit", "status-problems", "show-problems"));
    }

    private void arrange() {
        canvas.getStyleClass().add("drawing");
        node.setTop(new VBox(lock.node(), banner.node(), comparison.node()));
        node.setCenter(panes.node());
        node.setId("workspace");
        inspector.focusedProperty().addListener((_, _, pointer) -> pointer.ifPresent(text::reveal));
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
        placing.follow();
    }

    private void showZoom(double scale) {
        status.setZoom(messages.text("status.zoom", Math.round(scale * 100)));
    }

    private void paint(boolean dark) {
        canvas.paletteProperty().set(dark
                ? dev.archipelago.exporters.picture.Palette.DARK
                : dev.archipelago.exporters.picture.Palette.LIGHT);
        below.setDark(dark);
    }

    private void showOverlay() {
        canvas.overlayProperty().set(below.overlay(overlays.valueProperty().get()));
    }

    private void showFindings(List<Finding> found) {
        Optional<Severity> gravest = found.stream().map(Finding::severity).min(Enum::compareTo);
        String text = found.isEmpty()
                ? messages.text("status.no-problems")
                : Stream.of(Severity.values()).filter(severity -> count(found, severity) > 0)
                        .map(severity -> messages.text("status.problems." + severity, count(found, severity)))
                        .collect(Collectors.joining(" · "));
        status.setProblems(text, ProblemsView.icon(gravest.orElse(null), 14));
        String tab = messages.text("results.problems") + (found.isEmpty() ? "" : " " + found.size());
        below.setFindings(found, tab, ProblemsView.icon(gravest.orElse(null), 14));
    }

    private static long count(List<Finding> found, Severity severity) {
        return found.stream().filter(finding -> finding.severity() == severity).count();
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

    /// Ends what is asked too.
    void close() {
        below.close();
        leave();
    }

    /// Follows nothing of the window any more; what is asked goes on, for whoever takes it over.
    void leave() {
        below.leave();
        text.close();
        left.close();
        appearance.unsubscribe();
        canvas.minimapShownProperty().unbindBidirectional(parts.appearance().minimapProperty());
        canvas.legendShownProperty().unbindBidirectional(parts.appearance().legendProperty());
    }

    /// Gives the panes the widths and heights that those of another document have.
    void takeSizesOf(Workspace other) {
        text.takeSizesOf(other.panes.across());
        panes.takeHeightsOf(other.panes);
    }

    /// What was answered about the document elsewhere, and what of it the drawing shows.
    void takeOver(Workspace other) {
        below.takeOver(other.below);
        setOverlay(other.overlays.valueProperty().get());
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

    Below below() {
        return below;
    }

    Node overlayChoice() {
        return overlays.node();
    }

    ReadOnlyObjectProperty<OverlayChoice> overlayProperty() {
        return overlays.valueProperty();
    }

    void setOverlay(OverlayChoice choice) {
        overlays.valueProperty().set(choice);
    }

    /// Errors come first: a design that cannot be simulated shows why.
    void startRun() {
        below.showOutcome();
        parts.run().start();
    }

    void showRunSettings() {
        Popover popover = new Popover(runSettings.node());
        popover.setTitle(messages.text("run.settings"));
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
        popover.show(scenarios.node());
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

    /// What the pane of properties has, to go to by name.
    List<Place> properties() {
        return inspector.places();
    }

    void focusInspector() {
        KeyRound.enter(inspector.node());
    }

    /// From the kinds or the outline to the drawing, to the text where it is shown, to the properties, to results or problems, and around.
    void focusNextPane() {
        List<Node> panes = new ArrayList<>(List.of(left.content(), canvas, inspector.node(), below.node()));
        text.node().ifPresent(pane -> panes.add(2, pane));
        KeyRound.next(panes, node.getScene().getFocusOwner());
    }

    private final class Around implements Below.Surroundings {
        @Override
        public void show(String pointer) {
            Workspace.this.show(pointer);
        }

        @Override
        public void select(Selection selection) {
            Workspace.this.select(selection);
        }

        @Override
        public void showOverlay() {
            Workspace.this.showOverlay();
        }

        @Override
        public void say(String text) {
            status.say(text);
        }
    }
}
