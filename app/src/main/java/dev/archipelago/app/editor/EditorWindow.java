package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.KeptDocument;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.run.SimulationRun;
import dev.archipelago.app.workbench.Templates;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.event.EventTarget;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// The window of the editor: the gallery, or the documents that are open, one of them seen at a time.
public final class EditorWindow {
    private static final String TOUR_SAMPLE = "corner-shop";
    private static final String TOUR_TEMPLATE = "gateway-and-services"; // where no samples are installed
    private static final double WIDTH = 1600;
    private static final double HEIGHT = 1000;
    private static final double SMALLEST_WIDTH = 900;
    private static final double SMALLEST_HEIGHT = 600;

    private final Stage stage;
    private final Environment environment;
    private final Messages messages;
    private final Appearance appearance;
    private final Dialogs dialogs;
    private final Desks desks = new Desks();
    private final CommandTable commands;
    private final DocumentOpening opening;
    private final Gallery gallery;
    private final CommandPalette palette;
    private final WindowFrame frame;
    private final Tour tour;
    private boolean offered;
    private Subscription named = Subscription.EMPTY;
    private Subscription focus = Subscription.EMPTY;
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper(false);
    private final ExecutorService background = Executors
            .newSingleThreadExecutor(task -> Thread.ofPlatform().name("gallery").daemon(true).unstarted(task));

    public EditorWindow(Stage stage, Environment environment, Messages messages) {
        this.stage = stage;
        this.environment = environment;
        this.messages = messages;
        appearance = new Appearance(environment.settings());
        dialogs = new Dialogs(stage, messages);
        commands = WindowCommands.of(this);
        WindowParts parts = new WindowParts(stage, environment, messages, appearance, dialogs, desks, commands);
        opening = new DocumentOpening(parts);
        gallery = new Gallery(messages, background, commands, this::open);
        palette = new CommandPalette(messages, this::paletteEntries);
        DocumentTabs tabs = new DocumentTabs(parts, this::show, this::close);
        frame = new WindowFrame(parts, tabs, gallery, palette, working.getReadOnlyProperty(), this::open);
        tour = new Tour(messages, TourStops.of(stage, desks, messages), this::focusDrawing);
        frame.addLayer(tour.node());
        desks.currentProperty().addListener((_, _, desk) -> showCurrent(desk));
        dress();
        title();
    }

    private void dress() {
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
            if (!mayLeaveAll(desks.all())) {
                event.consume();
            } else {
                close();
            }
        });
        focus = stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                desks.all().forEach(Desk::lookAtDisk);
            }
        });
    }

    /// Second keys of commands, the first ones being those of the menu; and undo where a text field has nothing to undo.
    private void onKey(KeyEvent event) {
        boolean inText = event.getTarget() instanceof TextInputControl || event.getTarget() instanceof Node node
                && node.getAccessibleRole() == AccessibleRole.TEXT_AREA;
        if (event.getCode() == KeyCode.ESCAPE && !working.get() && desks.current().isPresent() && !palette.isShown()) {
            show(desk()); // from the samples back to the documents
            event.consume();
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE && tour.isShown() && !inText && !palette.isShown()) {
            tour.end();
            event.consume();
            return;
        }
        boolean between = event.getCode() == KeyCode.TAB && event.isControlDown(); // fields and panes would take it first
        for (Command command : commands.all()) {
            int skipped = inText || between ? 0 : 1;
            boolean wanted = command.shortcuts().stream().skip(skipped).anyMatch(key -> key.match(event));
            if (wanted && (!inText || between || isIdle(command, event.getTarget()))) {
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

    private static boolean isIdle(Command command, EventTarget target) {
        return target instanceof TextInputControl field && (command.id().equals("undo") && !field.isUndoable()
                || command.id().equals("redo") && !field.isRedoable());
    }

    private void acceptFiles(Scene scene) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
        });
        scene.setOnDragDropped(event -> {
            List<Path> files = event.getDragboard().hasFiles()
                    ? event.getDragboard().getFiles().stream().map(File::toPath).toList()
                    : List.of();
            Platform.runLater(() -> files.forEach(this::open));
            event.setDropCompleted(!files.isEmpty());
        });
    }

    private void title() {
        String app = messages.text("app.name");
        stage.setTitle(working.get()
                ? (desk().edited().isUnsaved() ? "● " : "") + desk().name() + " – " + app
                : app);
    }

    // Properties

    /// Whether a document is worked on, as opposed to the gallery.
    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    Desks desks() {
        return desks;
    }

    /// The document that is worked on; there must be one.
    Desk desk() {
        return desks.current().orElseThrow(() -> new IllegalStateException("No document is open"));
    }

    EditedDocument edited() {
        return desk().edited();
    }

    EditActions edits() {
        return desk().edits();
    }

    DiagramCanvas canvas() {
        return desk().canvas();
    }

    SimulationRun run() {
        return desk().run();
    }

    Locale language() {
        return messages.locale();
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

    /// Offers lost work, and opens a file; the gallery where neither comes of it.
    public void begin(@Nullable Path file) {
        boolean recovered = opening.recover();
        if ((file == null || !open(file)) && !recovered) {
            showGallery();
        }
    }

    /// Opens a file, or goes to its tab; false when it cannot be read.
    boolean open(Path file) {
        boolean opened = opening.open(file);
        if (opened) {
            show(desk());
        }
        return opened;
    }

    void createDocument() {
        opening.create();
    }

    void createDocument(Document template) {
        opening.create(template);
    }

    void chooseDocument() {
        if (opening.choose()) {
            show(desk());
        }
    }

    void reopenLastTime() {
        opening.reopenLastTime();
    }

    void reopenClosed() {
        if (opening.reopenClosed()) {
            show(desk());
        }
    }

    /// Puts a document before the user, in the place of another one or of the gallery.
    void show(Desk desk) {
        boolean seen = desks.current().filter(desk::equals).isEmpty();
        desks.select(desk);
        if (!seen) {
            showCurrent(desk);
        }
    }

    private void showCurrent(@Nullable Desk desk) {
        named.unsubscribe();
        if (desk == null) {
            showGallery();
            return;
        }
        working.set(true);
        frame.show(desk);
        named = Subscription.combine(desk.edited().fileProperty().subscribe(_ -> title()),
                desk.edited().unsavedProperty().subscribe(_ -> title()),
                desk.edited().documentProperty().subscribe(_ -> title()));
        desk.lookAtDisk();
        desk.canvas().requestFocus();
    }

    /// The samples and recent files; documents stay open behind them.
    void showGallery() {
        working.set(false);
        title();
        tour.end();
        frame.showGallery();
        offered = !environment.settings().isTourAnswered();
        gallery.offerTour(offered, this::startTour, environment.settings()::setTourAnswered);
        gallery.show(environment.samples().files(), environment.settings().recent(), opening.lastTime(),
                appearance.darkProperty().get());
    }

    /// Closes a document, unless there are changes and the user thinks better of it.
    void close(Desk desk) {
        closeAll(List.of(desk));
    }

    void closeOthers() {
        closeAll(desks.all().stream().filter(desk -> !desk.equals(desk())).toList());
    }

    void closeAll() {
        closeAll(List.copyOf(desks.all()));
    }

    private void closeAll(List<Desk> leaving) {
        Desk before = desk();
        if (!mayLeaveAll(leaving)) {
            return;
        }
        for (Desk desk : leaving) {
            opening.noteClosed(desk);
            desks.remove(desk);
            desk.close();
        }
        if (desks.all().contains(before)) {
            desks.select(before);
        }
    }

    /// Whether each may be given up; what has changes, or text that is not understood, is shown while it is asked about.
    private boolean mayLeaveAll(List<Desk> leaving) {
        leaving.forEach(desk -> desk.edited().settle());
        return leaving.stream().filter(desk -> desk.edited().isUnsaved()).toList().stream().allMatch(desk -> {
            show(desk);
            return desk.documents().mayLeave();
        });
    }

    void save() {
        desk().documents().save();
    }

    /// Saves every document that has changes, until one cannot be saved or the user thinks better of it.
    void saveAll() {
        for (Desk desk : desks.all()) {
            desk.edited().settle();
            if (desk.edited().isDirty() && !desk.documents().save()) {
                return;
            }
        }
    }

    void quit() {
        if (mayLeaveAll(desks.all())) {
            close();
            stage.close();
        }
    }

    /// Ends what runs behind the window.
    public void close() {
        if (offered) {
            environment.settings().setTourAnswered();
        }
        desks.all().forEach(Desk::close);
        background.shutdownNow();
    }

    void toggle(BooleanProperty shown) {
        shown.set(!shown.get());
    }

    Appearance appearance() {
        return appearance;
    }

    void toggleTheme() {
        setTheme(Optional.of(appearance.darkProperty().get() ? "light" : "dark"));
    }

    /// Light or dark; empty for what the system says.
    void setTheme(Optional<String> scheme) {
        appearance.setScheme(scheme);
        if (!working.get()) {
            showGallery();
        }
    }

    /// The same window again with other texts; the documents stay as they are, history included, and so does what was simulated
    /// or asked, is being sought, or was entered into the window of questions.
    void setLanguage(Locale locale) {
        environment.settings().setLanguage(locale.toLanguageTag());
        desks.all().forEach(desk -> desk.edited().settle());
        List<Desk> before = List.copyOf(desks.all());
        List<KeptDocument> open = desks.all().stream().map(desk -> desk.kept().successor()).toList();
        int current = desks.current().map(desks.all()::indexOf).orElse(-1);
        boolean seen = working.get();
        named.unsubscribe();
        focus.unsubscribe();
        desks.all().forEach(Desk::leave);
        background.shutdownNow();
        EditorWindow next = new EditorWindow(stage, environment, Messages.of(locale));
        next.opening.takeOver(open);
        for (int i = 0; i < before.size(); i++) {
            next.desks.all().get(i).takeOver(before.get(i));
        }
        if (current >= 0) {
            next.desks.select(next.desks.all().get(current));
        }
        if (!seen) {
            next.showGallery();
        }
    }

    void showCommands() {
        palette.show();
    }

    void showCheatSheet() {
        CheatSheet.show(stage, commands, messages);
    }

    /// A minute on a sample: draw, run, why, apply, ask, export.
    void startTour() {
        environment.settings().setTourAnswered();
        if (environment.samples().file(TOUR_SAMPLE).filter(this::open).isEmpty()) {
            createDocument(Templates.read(TOUR_TEMPLATE));
        }
        tour.begin();
    }

    private void focusDrawing() {
        if (working.get()) {
            canvas().requestFocus();
        }
    }

    void showAbout() {
        String version = Objects.requireNonNullElse(EditorWindow.class.getPackage().getImplementationVersion(), "");
        dialogs.inform(messages.text("app.name") + " " + version, messages.text("help.about-text"));
    }

    private List<CommandPalette.Entry> paletteEntries() {
        List<CommandPalette.Entry> entries = new ArrayList<>(CommandPalette.entriesOf(commands, messages));
        desks.all().forEach(desk -> entries.add(new CommandPalette.Entry(
                messages.text("search.document", desk.name()), "", MaterialDesignF.FILE_OUTLINE, () -> show(desk))));
        if (working.get()) {
            Desk desk = desk();
            desk.edited().document().architecture().components()
                    .forEach((id, component) -> entries.add(entry(desk, id, component)));
            desk.workspace().properties().forEach(property -> entries.add(new CommandPalette.Entry(
                    messages.text("search.property", property.name()), "", MaterialDesignF.FORM_TEXTBOX,
                    property::go)));
        }
        return entries;
    }

    private CommandPalette.Entry entry(Desk desk, ComponentId id, Component component) {
        String name = Objects.requireNonNullElse(component.name(), id.value());
        return new CommandPalette.Entry(messages.text("search.component", name), id.value(),
                Icons.of(component.kind()), () -> desk.goTo(id));
    }
}
