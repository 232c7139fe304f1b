package dev.archipelago.app.editor.text;

import dev.archipelago.app.editor.document.Draft;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.workbench.TextChange;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Locks;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.file.TextOutline;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Place;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.merge.ThreeWayMerge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.fxmisc.richtext.CodeArea;

/// The text of the document as saving would leave it, beside the drawing.
///
/// What is typed is read once typing stops, and becomes one step of the history. What is not understood stays here until it
/// is, or is discarded; should the document change in the meantime, both are brought together then. Reading, writing and comparing happen on another
/// thread.
public final class TextPane {
    private static final Duration QUIET = Duration.millis(350);
    private static final Duration KEPT = Duration.millis(700); // with the half second of the journal well below two
    private static final Duration GLANCE = Duration.millis(150);
    private static final long BURST_MILLIS = 4000; // what is typed with shorter pauses is one step
    private static final int MOST_MARKED = 400;

    private final Messages messages;
    private final EditedDocument edited;
    private final TextIntents intents;
    private final TextView view;
    private final CodeArea area;
    private final MistakeList mistakes;
    private final BorderPane node;
    private final PauseTransition typing = new PauseTransition(QUIET);
    private final PauseTransition keeping = new PauseTransition(KEPT);
    private final PauseTransition looking = new PauseTransition(GLANCE);
    private final ExecutorService background = Executors
            .newSingleThreadExecutor(task -> Thread.ofPlatform().name("document-text").daemon(true).unstarted(task));
    private volatile Document base;
    private Optional<Document> made = Optional.empty();
    private long madeAt;
    private Outlined outlined = new Outlined("", TextOutline.of(""));
    private boolean unread;
    private boolean changing;
    private boolean leading;
    private Subscription following = Subscription.EMPTY;
    private boolean revealing = true;
    private volatile int turn;
    private int opening;

    public TextPane(Messages messages, EditedDocument edited, TextIntents intents) {
        this.messages = messages;
        view = new TextView(messages);
        area = view.area();
        node = new BorderPane(view.node());
        this.edited = edited;
        this.intents = intents;
        base = edited.document();
        opening = edited.opening();
        mistakes = new MistakeList(messages, view::goTo, this::discard);
        node.setBottom(mistakes.node());
        node.getStyleClass().addAll(Styles.SIDE_PANE, "text-pane");
        node.setId("text-pane");
        area.setAccessibleText(messages.text("text.title"));
        area.editableProperty().bind(edited.readOnlyProperty().not());
        typing.setOnFinished(_ -> read());
        keeping.setOnFinished(_ -> keep());
        looking.setOnFinished(_ -> look());
        TypingKeys.install(area, this::undo, this::redo);
        follow();
        edited.draft().ifPresentOrElse(this::resume, this::refresh);
    }

    /// A text and what stands where in it.
    private record Outlined(String text, TextOutline outline) {
        static Outlined of(String text) {
            return new Outlined(text, TextOutline.of(text));
        }
    }

    private void follow() {
        area.plainTextChanges().subscribe(_ -> typed());
        area.caretPositionProperty().addListener((_, _, _) -> {
            if (!changing && area.isFocused()) {
                looking.playFromStart();
            }
        });
        area.focusedProperty().addListener((_, _, focused) -> left(focused || background.isShutdown()));
        following = Subscription.combine(edited.documentProperty().subscribe((_, _) -> documentChanged()),
                edited.fileProperty().subscribe((_, _) -> documentChanged()),
                edited.selectionProperty().subscribe((_, _) -> selected()));
        edited.onSettle(this::settle);
    }

    public Node node() {
        return node;
    }

    /// Takes the keys.
    public void focus() {
        area.requestFocus();
    }

    // From the text to the document

    private void typed() {
        if (!changing) {
            unread = true;
            nextTurn();
            mistakes.say(messages.text("text.reading"));
            typing.playFromStart();
            keeping.play(); // goes on where it is under way
        }
    }

    /// Who types without a pause is not read, but loses little when the editor is killed.
    private void keep() {
        if (unread) {
            edited.setDraft(Optional.of(new Draft(view.text(), base)));
        }
    }

    /// What was begun on the other thread before is of no use any more.
    private int nextTurn() {
        int next = turn + 1;
        turn = next;
        return next;
    }

    private void left(boolean focused) {
        if (focused) {
            return;
        }
        made = Optional.empty();
        if (unread) {
            typing.stop();
            read();
        } else {
            refresh();
        }
    }

    private void read() {
        int mine = nextTurn();
        String text = view.text();
        Document current = edited.document();
        Function<String, Reading> reader = edited.reader();
        background.execute(() -> {
            Reading reading = reader.apply(text);
            Outlined outline = Outlined.of(text);
            Joined joined = joined(reading, current);
            Platform.runLater(() -> {
                if (mine == turn) {
                    take(text, reading, outline, joined);
                }
            });
        });
    }

    /// What is typed and what the document has become since it began, in one.
    ///
    /// @param current the version of the document that this is for
    private record Joined(Document current, Optional<Document> document) {}

    @SuppressWarnings("ReferenceEquality") // versions, not values
    private Joined joined(Reading reading, Document current) {
        return new Joined(current, reading instanceof Reading.Understood understood
                ? Optional.of(base == current
                        ? understood.document()
                        : ThreeWayMerge.of(base, understood.document(), current).document())
                : Optional.empty());
    }

    @SuppressWarnings("ReferenceEquality") // versions, not values
    private void take(String text, Reading reading, Outlined outline, Joined joined) {
        outlined = outline;
        if (joined.current() != edited.document()) {
            read(); // it has changed again
            return;
        }
        switch (reading) {
            case Reading.Understood understood -> adopt(text, understood.document(), joined.document().orElseThrow());
            case Reading.Refused refused -> refuse(text, refused.problems());
        }
        markSelected();
    }

    private void refuse(String text, List<Finding> problems) {
        edited.setDraft(Optional.of(new Draft(text, base)));
        view.mark(view.marks().withMistakes(problems));
        mistakes.show(problems, isBaseCurrent());
    }

    private void adopt(String text, Document typed, Document document) {
        if (!apply(document)) {
            refuse(text, List.of(locked(document)));
            return;
        }
        boolean joined = !document.equals(typed);
        agree();
        if (joined || !area.isFocused()) {
            refresh();
        }
    }

    /// The lock that a document would break, where what it is about stands.
    private Finding locked(Document wanted) {
        Optional<ComponentId> id = Locks.touched(edited.document(), wanted);
        Pointer pointer = id.map(locked -> Pointer.of("components", locked.value())).orElse(Pointer.ROOT);
        Place place = find(pointer).map(lines -> new Place(lines.start() + 1, 1)).orElse(Place.NONE);
        String message = id.map(locked -> messages.text("text.locked", locked))
                .orElseGet(() -> messages.text("text.read-only"));
        return Finding.error("text.locked", pointer, Wording.given(message), Wording.NONE).at(place);
    }

    private boolean apply(Document document) {
        changing = true;
        String name = messages.text("edit.text");
        boolean soon = System.currentTimeMillis() - madeAt < BURST_MILLIS;
        boolean done = made.filter(_ -> soon).map(last -> edited.extend(name, last, document))
                .orElseGet(() -> edited.apply(name, _ -> document));
        changing = false;
        return done;
    }

    private void agree() {
        made = Optional.of(edited.document());
        madeAt = System.currentTimeMillis();
        settled();
    }

    private void settled() {
        base = edited.document();
        unread = false;
        edited.setDraft(Optional.empty());
        area.getUndoManager().forgetHistory();
        view.mark(view.marks().withMistakes(List.of()));
        mistakes.say(messages.text(edited.readOnlyProperty().get() ? "text.read-only" : "text.agrees"));
    }

    /// Reads what was typed at once, since the document is wanted now.
    private void settle() {
        if (unread) {
            typing.stop();
            nextTurn();
            String text = view.text();
            Reading reading = edited.reader().apply(text);
            take(text, reading, Outlined.of(text), joined(reading, edited.document()));
        }
    }

    private void discard() {
        typing.stop();
        made = Optional.empty();
        settled();
        refresh();
    }

    private void resume(Draft draft) {
        base = draft.base();
        changing = true;
        area.replaceText(draft.text());
        area.moveTo(0);
        area.showParagraphAtTop(0);
        changing = false;
        unread = true;
        read();
    }

    private void undo() {
        if (!unread) {
            intents.undo();
        } else if (area.isUndoAvailable()) {
            area.undo();
        }
    }

    private void redo() {
        if (area.isRedoAvailable()) {
            area.redo();
        } else if (!unread) {
            intents.redo();
        }
    }

    // From the document to the text

    @SuppressWarnings("ReferenceEquality") // versions, not values
    private boolean isBaseCurrent() {
        return base == edited.document();
    }

    private void documentChanged() {
        if (changing) {
            return;
        }
        if (opening != edited.opening()) {
            opening = edited.opening();
            typing.stop();
            unread = false;
            outlined = Outlined.of(""); // what was typed last is not in it, even where the text is as long
        }
        if (unread) {
            mistakes.setJoining(true);
            typing.playFromStart();
        } else {
            refresh();
        }
    }

    /// Writes the document on another thread and changes the text where it is different.
    private void refresh() {
        int mine = nextTurn();
        Document document = edited.document();
        String before = knowsPlaces() ? outlined.text() : view.text();
        Supplier<String> writing = edited.writer();
        background.execute(() -> {
            if (mine != turn) {
                return; // there is a newer version already
            }
            String after = writing.get().replace("\r\n", "\n").replace('\r', '\n');
            TextView.Prepared changes = view.prepared(before, TextChange.between(before, after));
            Outlined outline = Outlined.of(after);
            Platform.runLater(() -> {
                if (mine == turn && !unread) {
                    show(document, changes, outline);
                }
            });
        });
    }

    private void show(Document document, TextView.Prepared changes, Outlined outline) {
        boolean first = area.getLength() == 0;
        changing = true;
        view.change(changes);
        if (first) {
            area.moveTo(0);
            area.showParagraphAtTop(0);
        }
        changing = false;
        base = document;
        outlined = outline;
        settled();
        markSelected();
        if (revealing) {
            revealSelected();
        }
    }

    // Selection

    private void selected() {
        markSelected();
        if (!leading) {
            revealing = true;
            revealSelected();
        }
    }

    private boolean knowsPlaces() {
        return outlined.text().length() == area.getLength();
    }

    private void markSelected() {
        if (!knowsPlaces()) {
            return;
        }
        List<Marks.Lines> lines = new ArrayList<>();
        Selection selection = edited.selection();
        selection.components().stream().limit(MOST_MARKED).forEach(id -> find(Pointer.of("components", id.value()))
                .ifPresent(lines::add));
        selection.connections().stream().limit(MOST_MARKED)
                .forEach(id -> find(Pointer.of("connections", id.toString())).ifPresent(lines::add));
        view.mark(view.marks().withSelected(lines));
    }

    private void revealSelected() {
        if (knowsPlaces() && area.getScene() != null) {
            revealing = false;
            if (!view.marks().selected().isEmpty()) {
                view.reveal(view.marks().selected().getFirst());
            }
        }
    }

    private Optional<Marks.Lines> find(Pointer pointer) {
        return outlined.outline().part(pointer).map(part -> view.lines(part.start(), part.end()));
    }

    /// Shows the lines of a part, or of the nearest around it that stands in the text.
    public void reveal(Pointer pointer) {
        if (!knowsPlaces() || leading || area.isFocused()) {
            return;
        }
        for (int depth = pointer.segments().size(); depth > 0; depth--) {
            Optional<Marks.Lines> lines = find(new Pointer(pointer.segments().subList(0, depth)));
            if (lines.isPresent()) {
                view.mark(view.marks().withSelected(List.of(lines.get())));
                view.reveal(lines.get());
                return;
            }
        }
    }

    /// Selects what the caret stands in.
    private void look() {
        if (!knowsPlaces() || !area.isFocused()) {
            return;
        }
        outlined.outline().around(area.getCaretPosition()).map(TextOutline.Part::pointer).ifPresent(pointer -> {
            leading = true;
            Subjects.selection(pointer).map(found -> found.within(edited.document()))
                    .filter(found -> !found.isEmpty() && !found.equals(edited.selection()))
                    .ifPresent(intents::select);
            Subjects.operation(pointer).ifPresent(intents::open);
            leading = false;
        });
    }

    /// Follows nothing any more; what is typed and not understood stays with the document.
    public void close() {
        settle();
        following.unsubscribe();
        typing.stop();
        keeping.stop();
        looking.stop();
        edited.onSettle(() -> {
        });
        background.shutdownNow();
    }
}
