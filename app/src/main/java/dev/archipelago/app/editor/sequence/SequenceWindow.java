package dev.archipelago.app.editor.sequence;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Figure;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.exporters.picture.PictureOptions;
import dev.archipelago.exporters.picture.SequenceIllustrator;
import dev.archipelago.exporters.sequence.MermaidSequence;
import dev.archipelago.exporters.sequence.Sequence;
import dev.archipelago.exporters.sequence.Sequence.Kind;
import dev.archipelago.exporters.sequence.Sequence.Message;
import dev.archipelago.exporters.sequence.SequenceOptions;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.result.OperationResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// What happens for one request of an operation, kept current while one edits. A click shows the component or operation in
/// the editor, a double click on a call its own sequence.
public final class SequenceWindow {
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 780;
    private static final int DEPTHS = 10;
    private static final Duration QUIET = Duration.millis(120);

    private final SequenceParts parts;
    private final Messages messages;
    private final Stage stage = new Stage();
    private final ComboBox<OperationRef> operations = new ComboBox<>();
    private final ComboBox<Integer> depth = new ComboBox<>();
    private final CheckBox work;
    private final CheckBox policies;
    private final CheckBox times;
    private final SequenceView view = new SequenceView(this::go, this::enter);
    private final PauseTransition redrawing = new PauseTransition(QUIET);
    private final Subscription following;
    private Optional<OperationRef> drawn = Optional.empty();
    private boolean listing;

    /// @param dress gives the scene the colours and fonts of the editor
    public SequenceWindow(SequenceParts parts, Consumer<Scene> dress) {
        this.parts = parts;
        messages = parts.messages();
        work = choice("sequence.work", "sequence-work");
        policies = choice("sequence.policies", "sequence-policies");
        times = choice("sequence.times", "sequence-times");
        arrange(dress);
        redrawing.setOnFinished(_ -> draw());
        following = Subscription.combine(parts.edited().documentProperty().subscribe((_, _) -> soon()),
                parts.result().subscribe((_, _) -> soon()), parts.dark().subscribe((_, _) -> soon()));
    }

    private CheckBox choice(String key, String id) {
        CheckBox box = new CheckBox(messages.text(key));
        box.setId(id);
        box.setSelected(true);
        box.setOnAction(_ -> draw());
        return box;
    }

    private void arrange(Consumer<Scene> dress) {
        operations.setId("sequence-operation");
        operations.setAccessibleText(messages.text("sequence.operation"));
        operations.setVisibleRowCount(20);
        operations.valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null && !listing) {
                draw();
            }
        });
        depth.setId("sequence-depth");
        depth.getItems().setAll(IntStream.rangeClosed(1, DEPTHS).boxed().toList());
        depth.setValue(SequenceOptions.USUAL.depth());
        depth.setAccessibleText(messages.text("sequence.depth"));
        depth.setOnAction(_ -> draw());
        FlowPane bar = new FlowPane(14, 6, operations, labelled(messages.text("sequence.depth")), work, policies, times,
                zooming(), outcome());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("sequence-bar");
        BorderPane root = new BorderPane(view);
        root.setTop(bar);
        root.getStyleClass().addAll("window-frame", "sequence-window");
        root.setId("sequence-window");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        dress.accept(scene);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
        stage.setScene(scene);
        stage.setMinWidth(520);
        stage.setMinHeight(380);
    }

    private HBox labelled(String text) {
        Label label = new Label(text);
        label.setLabelFor(depth);
        HBox box = new HBox(6, label, depth);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private HBox zooming() {
        return new HBox(2, button(MaterialDesignM.MAGNIFY_MINUS_OUTLINE, "sequence.zoom-out", () -> view.zoom(false)),
                button(MaterialDesignF.FIT_TO_PAGE_OUTLINE, "sequence.fit", view::fit),
                button(MaterialDesignM.MAGNIFY_PLUS_OUTLINE, "sequence.zoom-in", () -> view.zoom(true)));
    }

    private HBox outcome() {
        return new HBox(2, button(MaterialDesignC.CONTENT_COPY, "sequence.copy", this::copy),
                button(MaterialDesignS.SVG, "sequence.svg", () -> save(Picture.Format.SVG)),
                button(MaterialDesignI.IMAGE_OUTLINE, "sequence.png", () -> save(Picture.Format.PNG)),
                button(MaterialDesignF.FILE_PDF_BOX, "sequence.pdf", () -> save(Picture.Format.PDF)));
    }

    private Button button(Ikon icon, String key, Runnable action) {
        Button button = new Button(null, Icons.of(icon, 18));
        button.setId(key.replace('.', '-'));
        button.getStyleClass().addAll("flat", "button-icon");
        button.setAccessibleText(messages.text(key));
        button.setTooltip(new Tooltip(messages.text(key)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !operations.isShowing() && !depth.isShowing()) {
            stage.close();
            event.consume();
        }
    }

    /// Shows the sequence of an operation, or of one that is there.
    public void show(Optional<OperationRef> wanted) {
        list();
        wanted.filter(operations.getItems()::contains).or(() -> operations.getItems().stream().findFirst())
                .ifPresent(operations::setValue);
        draw();
        stage.show();
        stage.toFront();
        view.requestFocus();
        view.layout();
        view.fit();
    }

    public void close() {
        following.unsubscribe();
        redrawing.stop();
        stage.close();
    }

    private void soon() {
        if (stage.isShowing()) {
            redrawing.playFromStart();
        }
    }

    /// Every operation that there is, in the order of the document.
    private void list() {
        Document document = parts.edited().document();
        List<OperationRef> all = document.architecture().components().entrySet().stream()
                .flatMap(component -> component.getValue().operations().keySet().stream()
                        .map(operation -> new OperationRef(component.getKey(), operation)))
                .toList();
        if (!all.equals(operations.getItems())) {
            listing = true;
            OperationRef kept = operations.getValue();
            operations.getItems().setAll(all);
            operations.setValue(all.contains(kept) ? kept : all.isEmpty() ? null : all.getFirst());
            listing = false;
        }
    }

    private SequenceOptions options() {
        return new SequenceOptions(depth.getValue(), work.isSelected(), policies.isSelected(),
                messages.locale());
    }

    private Optional<Sequence> sequence() {
        return Optional.ofNullable(operations.getValue())
                .flatMap(operation -> Sequence.of(parts.edited().document(), operation, options()));
    }

    private Drawing drawing(Sequence sequence, PictureOptions look) {
        return SequenceIllustrator.draw(parts.edited().document(), sequence, this::time, palette(),
                look.withLanguage(messages.locale()));
    }

    private void draw() {
        redrawing.stop();
        list();
        times.setDisable(parts.result().getValue().isEmpty());
        Optional<Sequence> sequence = sequence();
        boolean same = drawn.equals(sequence.map(Sequence::operation));
        view.show(sequence.map(found -> drawing(found, PictureOptions.BARE)).orElseGet(() -> Drawing.empty(palette())),
                palette(), same);
        drawn = sequence.map(Sequence::operation);
        stage.setTitle(messages.text("sequence.title",
                drawn.map(OperationRef::toString).orElseGet(() -> messages.text("sequence.nothing"))));
    }

    /// The mean time from the call to its reply, where the run has measured it.
    private Optional<String> time(Message message) {
        if (message.kind() != Kind.REPLY || !times.isSelected()) {
            return Optional.empty();
        }
        return parts.result().getValue()
                .flatMap(result -> message.operation().map(OperationRef::toString)
                        .map(result.operations()::get))
                .map(OperationResult::latency).filter(latency -> latency.mean().isMeasured())
                .map(latency -> Figures.time(latency.mean().value()));
    }

    private Palette palette() {
        return parts.dark().getValue() ? Palette.DARK : Palette.LIGHT;
    }

    private void go(Figure.Subject subject) {
        switch (subject) {
            case Figure.OfComponent(var id) -> parts.intents().show(id);
            case Figure.OfMessage(var message) -> message.operation().ifPresentOrElse(parts.intents()::show,
                    () -> message.to().ifPresent(parts.intents()::show));
            case Figure.OfConnection _,Figure.OfLabel _,Figure.OfGroup _,Figure.Furniture _ -> {
            }
        }
    }

    private void enter(Figure.Subject subject) {
        if (subject instanceof Figure.OfMessage(Message message)) {
            message.operation().filter(operations.getItems()::contains).ifPresent(operations::setValue);
        }
    }

    private void save(Picture.Format format) {
        sequence().ifPresent(sequence -> parts.intents().save(sequence.operation(),
                drawing(sequence, PictureOptions.COMPLETE), format));
    }

    private void copy() {
        sequence().ifPresent(sequence -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(MermaidSequence.write(parts.edited().document(), sequence));
            Clipboard.getSystemClipboard().setContent(content);
            parts.intents().say(messages.text("sequence.copied"));
        });
    }
}
