package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Structure;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Pointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What every part of a form needs: the document, the texts, and which sections are open.
final class FormContext {
    private final Messages messages;
    private final EditedDocument edited;
    private final Labels labels;
    private final Set<String> toggledSections = new HashSet<>();

    private Consumer<OperationRef> sequence = _ -> {
    };

    FormContext(Messages messages, EditedDocument edited) {
        this.messages = messages;
        this.edited = edited;
        this.labels = new Labels(messages);
    }

    Messages messages() {
        return messages;
    }

    Labels labels() {
        return labels;
    }

    Document document() {
        return edited.document();
    }

    void onSequence(Consumer<OperationRef> show) {
        sequence = show;
    }

    /// Shows what happens for one request of an operation.
    void showSequence(OperationRef operation) {
        sequence.accept(operation);
    }

    /// First values for what is added to the subject.
    Blank blank(Subject subject) {
        return new Blank(document(), subject.pointer());
    }

    /// The different values there, null standing for "left out".
    List<@Nullable Object> values(Subject subject) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Pointer pointer : subject.pointers()) {
            Object value = Structure.value(edited.document(), pointer).orElse(null);
            if (!values.contains(value)) {
                values.add(value);
            }
        }
        return values;
    }

    @Nullable
    Object value(Subject subject) {
        return Structure.value(edited.document(), subject.pointer()).orElse(null);
    }

    /// Changes what the subject points to, in one step; null leaves it out.
    ///
    /// @throws dev.archipelago.model.quantity.NotationException when it does not fit what is there
    void set(Subject subject, String label, @Nullable Object value) {
        String name = value == null ? messages.text("edit.clear", label) : messages.text("edit.set", label);
        edited.apply(name + " · " + owners(subject), document -> {
            Document changed = document;
            for (Pointer pointer : subject.pointers()) {
                changed = Structure.with(changed, pointer, value);
            }
            return changed;
        });
    }

    /// Changes the document in one step with this name.
    void apply(String name, UnaryOperator<Document> change) {
        edited.apply(name, change);
    }

    private String owners(Subject subject) {
        if (!subject.isSingle()) {
            return messages.text("inspector.several", subject.pointers().size());
        }
        List<String> segments = subject.pointer().segments();
        return segments.size() > 1 ? segments.get(1) : document().name();
    }

    /// Sections stay as they are from one selection to the next: remembered by their place below the thing selected.
    /// At first only steps are open, since an operation is little else.
    boolean isOpen(Subject subject) {
        return toggledSections.contains(sectionKey(subject)) != isOpenAtFirst(subject);
    }

    void setOpen(Subject subject, boolean open) {
        if (open != isOpenAtFirst(subject)) {
            toggledSections.add(sectionKey(subject));
        } else {
            toggledSections.remove(sectionKey(subject));
        }
    }

    private static boolean isOpenAtFirst(Subject subject) {
        return subject.pointer().segments().getLast().equals("steps");
    }

    private static String sectionKey(Subject subject) {
        List<String> segments = subject.pointer().segments();
        return segments.stream().skip(segments.size() > 2 ? 2 : 0).collect(Collectors.joining("/"));
    }
}
