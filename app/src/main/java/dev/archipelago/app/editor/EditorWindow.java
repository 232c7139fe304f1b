package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.FindingsWatch;
import dev.archipelago.app.editor.document.RecoveryJournal;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.export.ExportParts;
import dev.archipelago.app.editor.export.ExportWindow;
import dev.archipelago.app.editor.export.Simulated;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.run.SimulationRun;
import dev.archipelago.app.seeing.OverlayChoice;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// One window of the editor: the gallery, or a document with all that belongs to it.
public final class EditorWindow {
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final double SMALLEST_WIDTH = 900;
    private static final double SMALLEST_HEIGHT = 600;

    private final Stage stage;
    private static final String MINIMAP = "minimap";
    private static final String LEGEND = "legend";

    private final Environment environment;
    private final Messages messages;
    private final EditedDocument edited;
    private final Appearance appearance;
    private final Dialogs dialogs;
    private final DocumentActions documents;
    private final EditActions edits;
    private final BoundaryActions boundaries;
    private final SimulationRun run;
    private final FindingsWatch findings;
    private final CommandTable commands;
    private final Workspace workspace;
    private final Gallery gallery;
    private final CommandPalette palette;
    private final ExportActions exports;
    private @Nullable ExportWindow exportWindow;
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(false);
    private final ExecutorService background = Executors
            .newSingleThreadExecutor(task -> Thread.ofPlatform().name("gallery").daemon(true).unstarted(task));

    public EditorWindow(Stage stage, Environment environment, Messages messages, EditedDocument edited) {
        this.stage = stage;
        this.environment = environment;
        this.messages = messages;
        this.edited = edited;
        appearance = new Appearance(environment.settings());
        dialogs = new Dialogs(stage, messages);
        documents = new DocumentActions(edited, dialogs, messages, environment.settings(),
                new RecoveryJournal(environment.folder()), this::say);
        edits = new EditActions(edited, messages, this::say);
        boundaries = new BoundaryActions(edited, messages, stage, this::say);
        run = new SimulationRun(edited, Platform::runLater);
        findings = new FindingsWatch(edited, Platform::runLater);
        exports = new ExportActions(edited, dialogs, messages, appearance.darkProperty(), this::say);
        DrawingIntents intents = new DrawingIntents(edited, edits, messages, this::focusInspector);
        DiagramCanvas canvas = new DiagramCanvas(intents);
        canvas.setId("drawing");
        edits.attach(canvas);
        WorkspaceParts parts = new WorkspaceParts(messages, edited, canvas, edits, run, findings, appearance);
        workspace = new Workspace(parts);
        canvas.minimapShownProperty().set(environment.settings().isShown(MINIMAP));
        canvas.legendShownProperty().set(environment.settings().isShown(LEGEND));
        commands = WindowCommands.of(this);
        intents.attach(canvas, commands);
        gallery = new Gallery(messages, background, commands, this::open);
        palette = new CommandPalette(messages, this::paletteEntries);
        WindowFrame frame = new WindowFrame(messages, commands, workspace, gallery, palette, workingProperty(),
                environment.settings(), this::open);
        dress(frame);
        follow();
    }

    private void dress(WindowFrame frame) {
        Scene old = stage.getScene();
        Scene scene = new Scene(frame.node(), old == null ? WIDTH : old.getWidth(),
                old == null ? HEIGHT : old.getHeight());
        appearance.dress(scene, messages);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        acceptFiles(scene);
        stage.setScene(scene);
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setOnCloseRequest(event -> {
            if (!documents.mayLeave()) {
                event.consume();
            } else {
                close();
            }
        });
        stage.focusedProperty().addListener((_, _, focused) -> {
            if (focused && working.get()) {
                workspace.banner().setShown(documents.changedOnDisk());
            }
        });
        workspace.banner().onReload(documents::reload);
        workspace.banner().onMerge(documents::mergeFromDisk);
    }

    /// Second keys of commands, the first ones being those of the menu; and undo where a text field has nothing to undo.
    private void onKey(KeyEvent event) {
        boolean inText = event.getTarget() instanceof TextInputControl;
        for (Command command : commands.all()) {
            int skipped = inText ? 0 : 1;
            boolean wanted = command.shortcuts().stream().skip(skipped).anyMatch(key -> key.match(event));
            if (wanted && (!inText || isIdle(command, (TextInputControl) event.getTarget()))) {
                command.run();
                event.consume();
                return;
            }
        }
        if ("?".equals(event.getText()) && !inText) {
            commands.get("cheat-sheet").run();
            event.consume();
        }
    }

    private static boolean isIdle(Command command, TextInputControl field) {
        return command.id().equals("undo") && !field.isUndoable() || command.id().equals("redo") && !field.isRedoable();
    }

    private void acceptFiles(Scene scene) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
        });
        scene.setOnDragDropped(event -> {
            boolean any = event.getDragboard().hasFiles();
            if (any) {
                Path file = event.getDragboard().getFiles().getFirst().toPath();
                Platform.runLater(() -> open(file));
            }
            event.setDropCompleted(any);
        });
    }

    private void follow() {
        edited.fileProperty().addListener((_, _, _) -> title());
        edited.dirtyProperty().addListener((_, _, _) -> title());
        edited.documentProperty().addListener((_, _, _) -> title());
        working.addListener((_, _, shown) -> {
            workspace.node().setVisible(shown);
            gallery.node().setVisible(!shown);
            title();
        });
        workspace.node().setVisible(false);
        title();
    }

    private void title() {
        String app = messages.text("app.name");
        stage.setTitle(working.get() ? (edited.isDirty() ? "● " : "") + documents.name() + " – " + app : app);
    }

    // Properties

    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    EditedDocument edited() {
        return edited;
    }

    EditActions edits() {
        return edits;
    }

    BoundaryActions boundaries() {
        return boundaries;
    }

    DiagramCanvas canvas() {
        return workspace.canvas();
    }

    SimulationRun run() {
        return run;
    }

    ExportActions exports() {
        return exports;
    }

    List<Exporter> exporters() {
        return environment.exporters();
    }

    CommandTable commands() {
        return commands;
    }

    // Commands

    public void show() {
        stage.show();
    }

    /// Opens a file; without one offers lost work, else the gallery.
    public void begin(@Nullable Path file) {
        if (file != null && open(file)) {
            return;
        }
        if (documents.recover()) {
            work();
        } else {
            showGallery();
        }
    }

    boolean open(Path file) {
        boolean opened = documents.open(file);
        if (opened) {
            work();
        }
        return opened;
    }

    void createDocument() {
        if (documents.create()) {
            work();
        }
    }

    void createDocument(Document template) {
        if (documents.create(template)) {
            work();
        }
    }

    void chooseDocument() {
        documents.choose().ifPresent(this::open);
    }

    private void work() {
        working.set(true);
        workspace.banner().setShown(false);
        run.forget();
        canvas().reset();
        canvas().requestFocus();
    }

    void leaveForGallery() {
        if (documents.mayLeave()) {
            showGallery();
        }
    }

    private void showGallery() {
        working.set(false);
        if (exportWindow != null) {
            exportWindow.hide();
        }
        gallery.show(environment.samples().files(), environment.settings().recent(), appearance.darkProperty().get());
    }

    void save() {
        documents.save();
    }

    void saveAs() {
        documents.saveAs();
    }

    void compareWithFile() {
        documents.compare();
    }

    void quit() {
        if (documents.mayLeave()) {
            close();
            stage.close();
        }
    }

    /// Ends what runs behind the window.
    public void close() {
        run.cancel();
        documents.close();
        findings.close();
        closeExport();
        background.shutdownNow();
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

    /// Shows what changes; the field that had the focus may be gone with what it was about.
    private void travel(Runnable step) {
        Node focused = stage.getScene().getFocusOwner();
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
        edited.selection().components().stream().findFirst().ifPresent(id -> dialogs
                .askText(messages.text("id.title", id), messages.text("id.text"), id.value())
                .ifPresent(wanted -> edits.changeId(id, wanted)));
    }

    void selectAll() {
        edited.select(Selection.allOf(edited.document()));
    }

    void selectNone() {
        edited.select(Selection.NONE);
    }

    void startRun() {
        workspace.startRun();
    }

    void showRunSettings() {
        workspace.showRunSettings();
    }

    void showResults() {
        workspace.showResults();
    }

    void showTimeline() {
        workspace.showTimeline();
    }

    void showProblems() {
        workspace.showProblems();
    }

    void setOverlay(OverlayChoice choice) {
        workspace.setOverlay(choice);
    }

    void searchPalette() {
        workspace.palette().focusSearch();
    }

    private void focusInspector() {
        workspace.focusInspector();
    }

    void focusNextPane() {
        workspace.focusNextPane();
    }

    void toggleMinimap() {
        toggle(canvas().minimapShownProperty(), MINIMAP);
    }

    void toggleLegend() {
        toggle(canvas().legendShownProperty(), LEGEND);
    }

    private void toggle(BooleanProperty shown, String setting) {
        shown.set(!shown.get());
        environment.settings().setShown(setting, shown.get());
    }

    void toggleTheme() {
        appearance.toggle();
        if (!working.get()) {
            showGallery();
        }
    }

    /// Opens the export window, with a target chosen where one is given.
    void showExport(Optional<Exporter> target) {
        ExportWindow shown = exportWindow;
        if (shown == null) {
            shown = new ExportWindow(new ExportParts(messages, edited, environment.settings(), environment.exporters(),
                    simulated(), workspace::show, this::say), scene -> appearance.dress(scene, messages));
            exportWindow = shown;
        }
        shown.show(target);
    }

    /// The last result while it is still about the design on the desk.
    private ObservableValue<Optional<Simulated>> simulated() {
        return Bindings.createObjectBinding(() -> run.staleProperty().get()
                ? Optional.empty()
                : run.outcomeProperty().get().map(done -> new Simulated(done.document(), done.result())),
                run.outcomeProperty(), run.staleProperty());
    }

    private void closeExport() {
        if (exportWindow != null) {
            exportWindow.close();
        }
    }

    /// The same window again with other texts; the document stays as it is, history included.
    void setLanguage(Locale locale) {
        environment.settings().setLanguage(locale.toLanguageTag());
        boolean shown = working.get();
        run.cancel();
        findings.close();
        closeExport();
        background.shutdownNow();
        EditorWindow next = new EditorWindow(stage, environment, Messages.of(locale), edited);
        if (shown) {
            next.work();
        } else {
            next.showGallery();
        }
    }

    void showCommands() {
        palette.show();
    }

    void showCheatSheet() {
        CheatSheet.show(stage, commands, messages);
    }

    void showAbout() {
        String version = Objects.requireNonNullElse(EditorWindow.class.getPackage().getImplementationVersion(), "");
        dialogs.inform(messages.text("app.name") + " " + version, messages.text("help.about-text"));
    }

    void say(String text) {
        workspace.status().say(text);
    }

    private List<CommandPalette.Entry> paletteEntries() {
        List<CommandPalette.Entry> entries = new ArrayList<>(CommandPalette.entriesOf(commands, messages));
        if (working.get()) {
            edited.document().architecture().components()
                    .forEach((id, component) -> entries.add(entry(id, component)));
            workspace.properties().forEach(property -> entries.add(new CommandPalette.Entry(
                    messages.text("search.property", property.name()), "", MaterialDesignF.FORM_TEXTBOX,
                    property::go)));
        }
        return entries;
    }

    private CommandPalette.Entry entry(ComponentId id, Component component) {
        String name = Objects.requireNonNullElse(component.name(), id.value());
        return new CommandPalette.Entry(messages.text("search.component", name), id.value(),
                Icons.of(component.kind()), () -> goTo(id));
    }

    private void goTo(ComponentId id) {
        edited.select(Selection.of(id));
        canvas().reveal(edited.selection());
        canvas().requestFocus();
    }
}
