package dev.archipelago.app.editor.export;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.workbench.BundleComparison;
import dev.archipelago.app.workbench.BundleFolder;
import dev.archipelago.app.workbench.FileState;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.model.file.DocumentFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/// A window of its own beside the editor: what the design becomes, kept current while one edits, and the button that
/// writes it.
public final class ExportWindow {
    private static final double WIDTH = 1120;
    private static final double HEIGHT = 780;

    private final ExportParts parts;
    private final Messages messages;
    private final Stage stage = new Stage();
    private final PreviewWatch watch;
    private final ExportForm form;
    private final FileTree tree;
    private final CodeView code = new CodeView();
    private final RemarkList remarks;
    private final Label path = new Label();
    private final Label summary = new Label();
    private final Label outcome = new Label();
    private final ToggleButton file;
    private final ToggleButton difference;
    private final ToggleButton sinceSaved;
    private final CheckBox overwrite;
    private final CheckBox prune;
    private final ProgressBar progress = new ProgressBar();
    private final BooleanProperty writing = new SimpleBooleanProperty(false);
    private final BooleanProperty writable = new SimpleBooleanProperty(false);
    private final ExecutorService disk = Executors
            .newSingleThreadExecutor(task -> Thread.ofPlatform().name("export-writing").daemon(true).unstarted(task));
    private final Button export;
    private final Button close;
    private String target = "";

    /// @param dress gives the scene the colours and fonts of the editor
    public ExportWindow(ExportParts parts, Consumer<Scene> dress) {
        this.parts = parts;
        messages = parts.messages();
        watch = new PreviewWatch(parts.edited(), Platform::runLater);
        form = new ExportForm(messages, parts.exporters(), parts.simulated(), this::askFolder);
        tree = new FileTree(messages);
        remarks = new RemarkList(messages, parts.show());
        file = side(messages.text("export.view-file"), "export-view-file");
        difference = side(messages.text("export.view-changes"), "export-view-changes");
        sinceSaved = side(messages.text("export.view-saved"), "export-view-saved");
        export = new Button(messages.text("export.write"), Icons.of(MaterialDesignE.EXPORT_VARIANT, 16));
        close = new Button(messages.text("file.close"));
        overwrite = new CheckBox(messages.text("export.overwrite"));
        prune = new CheckBox(messages.text("export.prune"));
        arrange(dress);
        follow();
    }

    private static ToggleButton side(String text, String id) {
        ToggleButton button = new ToggleButton(text);
        button.setId(id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void arrange(Consumer<Scene> dress) {
        BorderPane root = new BorderPane(middle());
        root.setTop(form.node());
        root.setBottom(foot());
        root.getStyleClass().addAll("window-frame", "export-window");
        root.setId("export-window");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        dress.accept(scene);
        keys(scene);
        stage.setScene(scene);
        stage.setMinWidth(760);
        stage.setMinHeight(480);
    }

    private Node middle() {
        ToggleGroup sides = new ToggleGroup();
        sides.getToggles().setAll(file, difference, sinceSaved);
        file.setSelected(true);
        file.getStyleClass().addAll("left-pill", "small");
        difference.getStyleClass().addAll("center-pill", "small");
        sinceSaved.getStyleClass().addAll("right-pill", "small");
        sides.selectedToggleProperty().addListener((_, before, now) -> keepOne(before, now));
        path.setId("export-path");
        path.getStyleClass().add(Styles.MONOSPACE);
        path.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(path, Priority.ALWAYS);
        HBox head = new HBox(10, path, new HBox(file, difference, sinceSaved));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("export-head");
        VBox shown = new VBox(head, code.node());
        VBox.setVgrow(code.node(), Priority.ALWAYS);
        SplitPane right = new SplitPane(shown, remarks.node());
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.74);
        SplitPane.setResizableWithParent(remarks.node(), false);
        SplitPane across = new SplitPane(tree.node(), right);
        across.setDividerPositions(0.27);
        SplitPane.setResizableWithParent(tree.node(), false);
        return across;
    }

    /// One of the two is always on.
    private void keepOne(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null && before != null) {
            before.setSelected(true);
        } else if (now != null) {
            watch.previewProperty().get().ifPresent(this::showFiles);
            if (sinceSaved.isSelected()) {
                tree.chooseDifferent();
            }
            showFile();
        }
    }

    private Node foot() {
        summary.setId("export-summary");
        outcome.setId("export-outcome");
        outcome.setWrapText(true);
        outcome.managedProperty().bind(outcome.textProperty().isNotEmpty());
        VBox texts = new VBox(2, outcome, summary);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        progress.visibleProperty().bind(writing);
        progress.managedProperty().bind(writing);
        progress.setAccessibleText(messages.text("export.write"));
        export.setId("export-write");
        export.getStyleClass().add("accent");
        export.setMinWidth(Region.USE_PREF_SIZE);
        export.setOnAction(_ -> write());
        close.setId("export-close");
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(_ -> hide());
        overwrite.setId("export-overwrite");
        overwrite.setMinWidth(Region.USE_PREF_SIZE);
        prune.setId("export-prune");
        prune.setMinWidth(Region.USE_PREF_SIZE);
        HBox foot = new HBox(10, texts, progress, prune, overwrite, close, export);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("export-foot");
        return foot;
    }

    private void keys(Scene scene) {
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), this::hide);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN), export::fire);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN),
                this::nextSide);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F5), watch::refresh);
    }

    /// From the file to the changes on disk, to those since the design was saved, and around.
    private void nextSide() {
        ToggleButton next = file.isSelected()
                ? difference
                : difference.isSelected() && !sinceSaved.isDisabled() ? sinceSaved : file;
        next.setSelected(true);
    }

    private void follow() {
        export.disableProperty().bind(Bindings.not(writable).or(watch.pendingProperty()).or(writing));
        form.targetProperty().addListener((_, _, _) -> suggestFolder());
        form.choiceProperty().addListener((_, _, choice) -> {
            writable.set(false);
            outcome.setText("");
            choice.ifPresent(watch::setChoice);
        });
        parts.edited().fileProperty().addListener((_, _, _) -> suggestFolder());
        watch.previewProperty().addListener((_, _, preview) -> preview.ifPresent(this::show));
        tree.chosenProperty().addListener((_, _, _) -> showFile());
        stage.focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                watch.refresh();
            }
        });
        stage.showingProperty().addListener((_, _, showing) -> watch.setWatching(showing));
        suggestFolder();
        form.choiceProperty().get().ifPresent(watch::setChoice);
    }

    /// Opens the window, or brings it to the front, with a target chosen.
    public void show(Optional<Exporter> target) {
        target.ifPresent(form::setTarget);
        stage.setTitle(messages.text("export.title-of", document().map(path -> path.getFileName().toString())
                .orElseGet(() -> parts.edited().document().name())));
        stage.show();
        stage.toFront();
        form.focus();
    }

    private void hide() {
        stage.hide();
    }

    /// Ends what runs behind the window.
    public void close() {
        hide();
        watch.close();
        disk.shutdown();
    }

    private Optional<Path> document() {
        return parts.edited().file().map(DocumentFile::path);
    }

    /// The folder used last for this document and target, else one beside the document.
    private void suggestFolder() {
        String id = form.targetProperty().get().id();
        form.setFolder(document().flatMap(opened -> parts.settings().exportFolder(opened, id)
                .or(() -> Optional.of(opened.toAbsolutePath().resolveSibling(id.equals("all") ? "export" : id)))));
    }

    private Optional<Path> askFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.text("file.export-title"));
        Optional<Path> begin = form.choiceProperty().get().flatMap(ExportChoice::folder);
        Stream.iterate(begin.orElse(null), folder -> folder != null, Path::getParent).map(Path::toFile)
                .filter(File::isDirectory).findFirst().ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
    }

    private void show(Preview preview) {
        writable.set(preview.canBeWritten()
                && form.choiceProperty().get().filter(preview.choice()::equals).isPresent());
        sinceSaved.setDisable(preview.sinceSaved().isEmpty());
        if (sinceSaved.isSelected() && sinceSaved.isDisabled()) {
            file.setSelected(true);
        }
        showFiles(preview);
        if (sinceSaved.isSelected() && !target.equals(preview.choice().exporter().id())) {
            tree.chooseDifferent();
        }
        target = preview.choice().exporter().id();
        remarks.show(preview.bundle().omissions(), preview.errors());
        showFile();
    }

    /// The comparison that is looked at.
    private BundleComparison comparison(Preview preview) {
        return sinceSaved.isSelected() ? preview.sinceSaved().orElse(preview.comparison()) : preview.comparison();
    }

    private void showFiles(Preview preview) {
        tree.show(comparison(preview), state -> messages.text("export.state." + word(state)));
        summary.setText(preview.errors().isEmpty()
                ? preview.problem().map(problem -> messages.text("export.unreadable",
                        Writing.reason(problem, messages))).orElseGet(() -> counted(preview))
                : messages.text("export.refused"));
    }

    private String counted(Preview preview) {
        if (preview.choice().folder().isEmpty() && !sinceSaved.isSelected()) {
            return messages.text("export.no-folder", preview.bundle().files().size());
        }
        BundleComparison comparison = comparison(preview);
        return Stream.of(FileState.values()).filter(state -> comparison.count(state) > 0)
                .map(state -> FileTree.sign(state) + " "
                        + messages.text("export.count." + word(state), comparison.count(state)))
                .collect(Collectors.joining("   "));
    }

    /// What is only on disk, or only in what was saved.
    private String word(FileState state) {
        return switch (state) {
            case ONLY_ON_DISK -> sinceSaved.isSelected() ? "GONE" : state.name();
            case SAME -> sinceSaved.isSelected() ? "UNCHANGED" : state.name();
            case ADDED, CHANGED -> state.name();
        };
    }

    private void showFile() {
        Optional<Preview> preview = watch.previewProperty().get();
        String chosen = tree.chosenProperty().get().orElse("");
        BundleComparison.Compared compared = preview.map(made -> comparison(made).files().get(chosen)).orElse(null);
        if (compared == null) {
            path.setText("");
            code.showFile("", preview.filter(made -> !made.errors().isEmpty())
                    .map(_ -> messages.text("export.refused")).orElse(""));
            return;
        }
        path.setText(chosen + "  –  " + messages.text("export.state." + word(compared.state())));
        boolean onlyThere = compared.state() == FileState.ONLY_ON_DISK;
        if (!file.isSelected() && (!onlyThere || sinceSaved.isSelected())) {
            code.showDifference(chosen, compared.onDisk(), compared.exported());
        } else {
            code.showFile(chosen, onlyThere ? compared.onDisk() : compared.exported());
        }
    }

    /// Writes what is shown, and nothing else.
    private void write() {
        watch.previewProperty().get().filter(Preview::canBeWritten)
                .ifPresent(preview -> preview.choice().folder().ifPresent(folder -> write(preview, folder)));
    }

    private void write(Preview preview, Path folder) {
        writing.set(true);
        BundleFolder.Permission permission = new BundleFolder.Permission(overwrite.isSelected(), prune.isSelected());
        disk.execute(() -> {
            try {
                BundleFolder.Outcome outcome = new BundleFolder(folder).write(preview.bundle(),
                        preview.choice().exporter().id(), preview.document(), permission);
                Platform.runLater(() -> written(preview, folder, outcome));
            } catch (IOException e) {
                long there = there(preview, folder);
                Platform.runLater(() -> failed(messages.text("export.failed", there, preview.bundle().files().size(),
                        Writing.reason(e, messages))));
            }
        });
    }

    /// How many files of the export are in the folder when writing has failed.
    private static long there(Preview preview, Path folder) {
        try {
            return BundleComparison.of(preview.bundle(), folder).count(FileState.SAME);
        } catch (IOException _) {
            return 0;
        }
    }

    private void written(Preview preview, Path folder, BundleFolder.Outcome outcome) {
        document().ifPresent(
                opened -> parts.settings().setExportFolder(opened, preview.choice().exporter().id(), folder));
        String sentence = outcome.unchanged() == 0
                ? messages.text("status.exported", outcome.written().size(), folder)
                : messages.text("status.exported-unchanged", outcome.written().size(), folder, outcome.unchanged());
        String removed = outcome.removed().isEmpty()
                ? ""
                : "; " + messages.text("export.removed", outcome.removed().size());
        parts.say().accept(sentence + removed);
        settle(sentence + removed, outcome.kept().isEmpty()
                ? ""
                : "; " + messages.text("export.kept", String.join(", ", outcome.kept())));
    }

    private void failed(String sentence) {
        settle("", sentence);
    }

    private void settle(String done, String complaint) {
        writing.set(false);
        outcome.setText(done + complaint);
        outcome.getStyleClass().removeAll("export-done", "export-failed");
        outcome.getStyleClass().add(complaint.isEmpty() ? "export-done" : "export-failed");
        watch.refresh();
    }
}
