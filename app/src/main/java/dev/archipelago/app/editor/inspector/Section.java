package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.shape.Part;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import org.jspecify.annotations.Nullable;

/// A part of a form that opens and closes; what is inside is made when it is first opened.
final class Section implements FormPart {
    private final FormContext context;
    private final Subject subject;
    private final Supplier<FormPart> maker;
    private final TitledPane node = new TitledPane();
    private final Label count = new Label();
    private final boolean optional;
    private @Nullable FormPart content;

    Section(FormContext context, Subject subject, Part part, Supplier<FormPart> maker) {
        this(context, subject, context.labels().key(part.key()), part.meaning(), !part.required(), maker);
    }

    /// The section of an entry that is there as long as the section is.
    Section(FormContext context, Subject subject, String title, Supplier<FormPart> maker) {
        this(context, subject, title, "", false, maker);
    }

    private Section(FormContext context, Subject subject, String title, String meaning, boolean optional,
            Supplier<FormPart> maker) {
        this.context = context;
        this.optional = optional;
        this.subject = subject;
        this.maker = maker;
        node.setText(title);
        node.setId(subject.fieldId());
        node.setUserData(subject.pointer());
        node.setAnimated(false);
        node.getStyleClass().addAll(Styles.SECTION, "dense");
        count.getStyleClass().add("section-count");
        node.setGraphic(count);
        node.setContentDisplay(ContentDisplay.RIGHT);
        if (!meaning.isEmpty()) {
            node.setTooltip(FieldRow.tooltip(meaning));
        }
        node.setExpanded(false);
        node.expandedProperty().addListener((_, _, open) -> {
            context.setOpen(subject, open);
            fill(open);
        });
        node.setExpanded(context.isOpen(subject));
        refresh();
    }

    private void fill(boolean open) {
        if (open && content == null) {
            FormPart made = maker.get();
            content = made;
            node.setContent(made.node());
        }
    }

    void setOpen(boolean open) {
        node.setExpanded(open);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        Object value = context.value(subject);
        int size = switch (value) {
            case null -> 0;
            case Map<?, ?> map -> map.size();
            case Collection<?> list -> list.size();
            default -> -1;
        };
        count.setText(size < 0 ? "●" : size == 0 ? "" : String.valueOf(size));
        count.setVisible(size > 0 || size < 0 && optional);
        if (content != null) {
            content.refresh();
        }
    }
}
