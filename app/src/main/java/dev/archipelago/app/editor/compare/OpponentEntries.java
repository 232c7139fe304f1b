package dev.archipelago.app.editor.compare;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.document.Earlier;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Choices;
import dev.archipelago.app.editor.page.Entry;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentFile;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.Reading;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Chooses what a design is compared with: itself under another scenario, what was saved, what it was before a change, or another file.
final class OpponentEntries {
    private static final Duration REST = Duration.millis(400);

    private final Messages messages;
    private final AskParts parts;
    private final EditedDocument edited;
    private final ComboBox<Kind> kind;
    private final ComboBox<Earlier> earlier;
    private final Entry<Optional<Opponent>> file;
    private final VBox node;
    private final ReadOnlyObjectWrapper<Optional<Opponent>> opponent = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// Where it comes from.
    enum Kind {
        THIS, SAVED, EARLIER, FILE
    }

    OpponentEntries(AskParts parts) {
        this.parts = parts;
        messages = parts.messages();
        edited = parts.edited();
        kind = Choices.box("compare-with", messages.text("compare.with"), this::word);
        earlier = Choices.box("compare-earlier", messages.text("compare.earlier"),
                version -> messages.text("compare.before-change", version.change()));
        file = new Entry<>(messages, messages.text("compare.file"), "compare-file", this::read).resting(REST);
        Button choose = new Button(messages.text("compare.choose"));
        choose.setId("compare-choose");
        choose.setOnAction(_ -> choose());
        Node version = Choices.column(messages.text("compare.earlier"), earlier);
        VBox files = new VBox(6, file.node(), choose);
        shownFor(version, Kind.EARLIER);
        shownFor(files, Kind.FILE);
        node = new VBox(8, Choices.column(messages.text("compare.with"), kind), version, files);
        follow();
        // what there is to compare with at once
        kind.setValue(edited.document().scenarios().isEmpty() && edited.file().isPresent() ? Kind.SAVED : Kind.THIS);
    }

    private void shownFor(Node part, Kind wanted) {
        part.visibleProperty().bind(kind.valueProperty().map(value -> value == wanted));
        part.managedProperty().bind(part.visibleProperty());
    }

    private String word(Kind of) {
        return messages.text("compare.kind." + of);
    }

    private void follow() {
        edited.documentProperty().addListener((_, _, _) -> refresh());
        edited.fileProperty().addListener((_, _, _) -> refresh());
        for (ObservableValue<?> value : List.of(kind.valueProperty(), earlier.valueProperty(), file.valueProperty())) {
            value.addListener((_, _, _) -> find());
        }
        refresh();
    }

    /// Only what there is can be chosen.
    private void refresh() {
        List<Kind> kinds = new ArrayList<>(List.of(Kind.THIS));
        edited.file().ifPresent(_ -> kinds.add(Kind.SAVED));
        List<Earlier> versions = edited.earlier();
        if (!versions.isEmpty()) {
            kinds.add(Kind.EARLIER);
        }
        kinds.add(Kind.FILE);
        Choices.fill(kind, kinds);
        Choices.fill(earlier, versions);
        find();
    }

    private void find() {
        opponent.set(switch (Objects.requireNonNullElse(kind.getValue(), Kind.THIS)) {
            case THIS -> Optional.of(named(edited.document().name(), edited.document()));
            case SAVED -> edited.file().map(DocumentFile::document)
                    .map(saved -> new Opponent(language -> language.text("compare.saved", saved.name()), saved));
            case EARLIER -> Optional.ofNullable(earlier.getValue()).map(version -> new Opponent(
                    language -> language.text("compare.before-change", version.change()), version.document()));
            case FILE -> file.value().flatMap(found -> found);
        });
    }

    private static Opponent named(String name, Document document) {
        return new Opponent(_ -> name, document);
    }

    private Optional<Opponent> read(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Path path = path(text);
        return switch (DocumentReader.read(path)) {
            case Reading.Understood understood ->
                Optional.of(named(path.getFileName().toString(), understood.document()));
            case Reading.Refused refused ->
                throw new IllegalArgumentException(messages.text(refused.problems().getFirst().said()));
        };
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.text("compare.file"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(messages.text("file.filter"), "*.json",
                "*.yaml", "*.yml"));
        edited.file().map(kept -> kept.path().toAbsolutePath().getParent()).map(Path::toFile).filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        @Nullable
        File chosen = chooser.showOpenDialog(parts.owner().get());
        if (chosen != null) {
            file.field().setText(chosen.toString());
        }
    }

    Node node() {
        return node;
    }

    Node first() {
        return kind;
    }

    /// Reads a file anew, since another program may have changed it.
    void refreshFile() {
        if (kind.getValue() == Kind.FILE) {
            file.read();
        }
    }

    /// Hears when something else is chosen in place of the design itself.
    void onOther(Runnable heard) {
        kind.valueProperty().addListener((_, was, chosen) -> {
            if (was == Kind.THIS && chosen != null && chosen != Kind.THIS) {
                heard.run();
            }
        });
    }

    /// Whether it is the design itself.
    boolean isItself() {
        return kind.getValue() == Kind.THIS;
    }

    /// What is chosen; empty while nothing is, or while it cannot be read.
    ReadOnlyObjectProperty<Optional<Opponent>> opponentProperty() {
        return opponent.getReadOnlyProperty();
    }
}
