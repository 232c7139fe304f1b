package dev.archipelago.app.editor;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.asking.AskWindow;
import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.canvas.Wheel;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.FindingsWatch;
import dev.archipelago.app.editor.document.KeptDocument;
import dev.archipelago.app.editor.document.Objection;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.document.Steps;
import dev.archipelago.app.editor.export.ExportParts;
import dev.archipelago.app.editor.export.ExportWindow;
import dev.archipelago.app.editor.export.Simulated;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.run.SimulationRun;
import dev.archipelago.app.editor.sequence.SequenceParts;
import dev.archipelago.app.editor.sequence.SequenceWindow;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.experiment.Epicentre;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A document that is open with all that is its own: history, selection, drawing, runs, findings, exports. What documents
/// share belongs to the window.
final class Desk {
    private final WindowParts window;
    private final Messages messages;
    private final KeptDocument kept;
    private final EditedDocument edited;
    private final DocumentActions documents;
    private final EditActions edits;
    private final BoundaryActions boundaries;
    private final SimulationRun run;
    private final FindingsWatch findings;
    private final Easel easel = new Easel(Platform::runLater);
    private final ExportActions exports;
    private final ClipboardActions clipboard;
    private final GroupActions groups;
    private final Workspace workspace;
    private @Nullable ExportWindow exportWindow;
    private @Nullable AskWindow askWindow;
    private @Nullable SequenceWindow sequenceWindow;

    Desk(WindowParts window, KeptDocument kept) {
        this.window = window;
        this.kept = kept;
        messages = window.messages();
        edited = kept.edited();
        documents = new DocumentActions(edited, window, this::say);
        edits = new EditActions(edited, messages, this::say);
        boundaries = new BoundaryActions(edited, messages, window.stage(), this::say);
        run = new SimulationRun(edited, Platform::runLater);
        findings = new FindingsWatch(edited, Platform::runLater);
        DrawingIntents intents = new DrawingIntents(edited, edits, messages, this::focusInspector);
        DiagramCanvas canvas = new DiagramCanvas(intents);
        canvas.setId("drawing");
        edits.attach(canvas);
        exports = new ExportActions(edited, () -> SeenDrawing.of(canvas, messages), easel, window, this::say);
        clipboard = new ClipboardActions(edited, edits, canvas, messages, this::say);
        groups = new GroupActions(edited, canvas, messages, this::say);
        BreakActions breaks = new BreakActions(edited, run, messages, this::showBroken, this::showReach);
        intents.attach(canvas, window.commands(), clipboard, groups, breaks);
        workspace = new Workspace(
                new WorkspaceParts(messages, edited, canvas, edits, run, findings, window.appearance(),
                        groups, window.dialogs(), documents::saveAs,
                        documents::listDifferences, this::undo, this::redo, this::goTo, easel, window.commands()));
        canvas.lockedProperty().bind(edited.readOnlyProperty());
        edited.onObjection(objection -> say(text(objection)));
        workspace.onSequence(operation -> showSequence(Optional.of(operation)));
        workspace.banner().onReload(this::reload);
        workspace.banner().onMerge(documents::mergeFromDisk);
        canvas.reset();
    }

    private String text(Objection objection) {
        return switch (objection) {
            case Objection.LockedComponent(ComponentId id) -> messages.text("lock.component-said", id);
            case Objection.LockedDocument _ -> messages.text("lock.document-said");
            case Objection.UnwritableFile _ -> messages.text("lock.unwritable-said", name());
        };
    }

    EditedDocument edited() {
        return edited;
    }

    /// What outlives this desk when the window is made anew.
    KeptDocument kept() {
        return kept;
    }

    DocumentActions documents() {
        return documents;
    }

    EditActions edits() {
        return edits;
    }

    BoundaryActions boundaries() {
        return boundaries;
    }

    SimulationRun run() {
        return run;
    }

    ExportActions exports() {
        return exports;
    }

    /// Where pictures of it are painted.
    Easel easel() {
        return easel;
    }

    GroupActions groups() {
        return groups;
    }

    ClipboardActions clipboard() {
        return clipboard;
    }

    Workspace workspace() {
        return workspace;
    }

    DiagramCanvas canvas() {
        return workspace.canvas();
    }

    /// What the document is called in titles and questions.
    String name() {
        return documents.name();
    }

    // Commands

    /// Tells what was done in the line at the bottom.
    void say(String text) {
        workspace.status().say(text);
    }

    void sayWheel(Wheel wheel) {
        say(messages.text("status.wheel." + wheel));
    }

    /// Offers to load the file again where another program has changed it.
    void lookAtDisk() {
        workspace.banner().setShown(documents.changedOnDisk());
    }

    private void reload() {
        if (documents.reload()) {
            run.forget();
            canvas().reset();
        }
    }

    /// Marks on the drawing in what a file that is chosen differs.
    void compare() {
        window.dialogs().chooseFileToOpen().ifPresent(this::compareWith);
    }

    void compareWith(Path other) {
        documents.version(other).ifPresent(
                version -> workspace.comparison().begin(version, other.getFileName().toString()));
    }

    void undo() {
        edited.undoableProperty().get().ifPresent(name -> {
            travel(edited::undo);
            say(messages.text("status.undone", name));
        });
    }

    void redo() {
        edited.redoableProperty().get().ifPresent(name -> {
            travel(edited::redo);
            say(messages.text("status.redone", name));
        });
    }

    /// As many undos, or as many redos, as lie between.
    void goTo(int step) {
        Steps steps = edited.stepsProperty().get();
        if (step == steps.current()) {
            return;
        }
        travel(() -> edited.goTo(step));
        String name = step == 0 ? messages.text("history.opened") : steps.names().get(step - 1);
        say(messages.text(step < steps.current() ? "status.went-to" : "status.went-on-to", name));
    }

    /// Shows what changes; the field that had the focus may be gone with what it was about.
    private void travel(Runnable step) {
        Node focused = window.stage().getScene().getFocusOwner();
        step.run();
        canvas().reveal(edited.selection());
        if (focused != null && focused.getScene() == null) {
            canvas().requestFocus();
        }
    }

    void rename() {
        edited.selection().components().stream().findFirst().ifPresent(canvas()::rename);
    }

    void changeId() {
        edited.selection().components().stream().findFirst().ifPresent(id -> window.dialogs()
                .askText(messages.text("id.title", id), messages.text("id.text"), id.value())
                .ifPresent(wanted -> edits.changeId(id, wanted)));
    }

    void selectAll() {
        edited.select(Selection.allOf(edited.document()));
    }

    void selectNone() {
        edited.select(Selection.NONE);
    }

    void goTo(ComponentId id) {
        groups.reveal(Selection.of(id));
        edited.select(Selection.of(id));
        canvas().reveal(edited.selection());
        canvas().requestFocus();
    }

    private void showBroken(String text) {
        workspace.below().showTimeline();
        say(text);
    }

    private void showReach(Epicentre epicentre) {
        workspace.below().showBlast(epicentre);
    }

    private void focusInspector() {
        workspace.focusInspector();
    }

    /// Opens the export window, with a target chosen where one is given.
    void showExport(Optional<Exporter> target) {
        ExportWindow shown = exportWindow;
        if (shown == null) {
            ExportParts parts = new ExportParts(messages, edited, window.environment().settings(),
                    window.environment().exporters(), simulated(), workspace::show, this::say);
            shown = new ExportWindow(parts, scene -> window.appearance().dress(scene, messages));
            exportWindow = shown;
        }
        shown.show(target);
    }

    /// Opens the window of questions at one of them.
    ///
    /// @param id as of [QuestionPages#IDS]
    void ask(String id) {
        questions().show(id, name());
    }

    private AskWindow questions() {
        AskWindow shown = askWindow;
        if (shown == null) {
            Stage stage = new Stage();
            AskParts parts = new AskParts(messages, edited, Platform::runLater, workspace::show, this::say,
                    () -> stage);
            shown = new AskWindow(messages, stage,
                    QuestionPages.of(parts, new PreviewDrawing(messages, window.appearance())),
                    scene -> window.appearance().dress(scene, messages));
            shown.onHistory(this::undo, this::redo);
            askWindow = shown;
        }
        return shown;
    }

    /// Shows the sequence of what is selected, else of what the first workload asks for.
    void showSequence() {
        Document document = edited.document();
        Optional<OperationRef> selected = edited.selection().components().stream().findFirst()
                .flatMap(id -> document.architecture().component(id).flatMap(component -> component.operations()
                        .keySet().stream().findFirst()).map(operation -> new OperationRef(id, operation)));
        showSequence(selected.or(() -> document.workloads().values().stream()
                .flatMap(workload -> workload.targets().stream()).findFirst()
                .flatMap(target -> document.architecture().operationId(target)
                        .map(operation -> new OperationRef(target.component(), operation)))));
    }

    private void showSequence(Optional<OperationRef> operation) {
        SequenceWindow shown = sequenceWindow;
        if (shown == null) {
            SequenceParts parts = new SequenceParts(messages, edited,
                    simulated().map(found -> found.map(Simulated::result)), window.appearance().darkProperty(),
                    new SequenceWishes(this));
            shown = new SequenceWindow(parts, scene -> window.appearance().dress(scene, messages));
            sequenceWindow = shown;
        }
        shown.show(operation);
    }

    /// The last result while it is still about the design on the desk.
    private ObservableValue<Optional<Simulated>> simulated() {
        return Bindings.createObjectBinding(() -> run.staleProperty().get()
                ? Optional.empty()
                : run.outcomeProperty().get().map(done -> new Simulated(done.document(), done.result())),
                run.outcomeProperty(), run.staleProperty());
    }

    /// The answers of the desk in whose place this one is, which was left, and what is sought there.
    void takeOver(Desk other) {
        workspace.takeOver(other.workspace);
        run.takeOver(other.run);
        if (other.askWindow != null) {
            questions().takeOver(other.askWindow, name());
        }
    }

    /// Leaves the document, with the unsaved work that is kept of it, and all that is asked about it to the desk that takes over.
    void leave() {
        workspace.leave();
        if (askWindow != null) {
            askWindow.leave();
        }
        closeWindows();
    }

    private void closeWindows() {
        findings.close();
        if (exportWindow != null) {
            exportWindow.close();
        }
        if (sequenceWindow != null) {
            sequenceWindow.close();
        }
    }

    /// Ends what runs behind the desk, and gives up the document too.
    void close() {
        run.cancel();
        workspace.close();
        if (askWindow != null) {
            askWindow.close();
        }
        closeWindows();
        kept.close();
    }
}
