package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.Part;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The section of a record inside a record, which may be left out as a whole.
///
/// Where some of its parts must be given it is added with plausible ones first; where none must, its fields are there
/// at once and the first value typed makes it.
final class ObjectSection implements FormPart {
    private final FormContext context;
    private final Subject subject;
    private final Part part;
    private final ObjectShape shape;
    private final Predicate<String> shown;
    private final Section section;
    private final VBox box = new VBox();
    private final Button remove;
    private @Nullable Form form;
    private boolean showingForm;

    ObjectSection(FormContext context, Subject subject, Part part, ObjectShape shape, Predicate<String> shown) {
        this.context = context;
        this.subject = subject;
        this.part = part;
        this.shape = shape;
        this.shown = shown;
        box.getStyleClass().add("section-body");
        remove = remove();
        section = new Section(context, subject, part, this::content);
    }

    private FormPart content() {
        build();
        return new FormPart() {
            @Override
            public Node node() {
                return box;
            }

            @Override
            public void refresh() {
                refreshBody();
            }
        };
    }

    private boolean isPresent() {
        return context.values(subject).stream().anyMatch(value -> value != null);
    }

    private boolean needsAdding() {
        return !isPresent() && shape.parts().stream().anyMatch(Part::required);
    }

    private void build() {
        showingForm = !needsAdding();
        if (showingForm) {
            Form made = new Form(context, subject, shape, shown);
            form = made;
            box.getChildren().setAll(made.node(), remove);
        } else {
            form = null;
            box.getChildren().setAll(meaning(), add());
        }
        showRemove();
    }

    private void showRemove() {
        boolean removable = isPresent() && !part.required();
        remove.setVisible(removable);
        remove.setManaged(removable);
    }

    private Label meaning() {
        Label label = new Label(part.meaning());
        label.setWrapText(true);
        label.getStyleClass().add(Styles.HINT);
        return label;
    }

    private Button add() {
        Button button = new Button(context.messages().text("inspector.add", context.labels().key(part.key())),
                Icons.of(MaterialDesignP.PLUS, 14));
        button.setId(subject.fieldId() + "-add");
        button.getStyleClass().addAll("flat", "small");
        button.setOnAction(_ -> set(context.blank(subject).value(shape)));
        return button;
    }

    private Button remove() {
        Button button = new Button(context.messages().text("inspector.remove", context.labels().key(part.key())),
                Icons.of(MaterialDesignD.DELETE_OUTLINE, 14));
        button.setId(subject.fieldId() + "-remove");
        button.getStyleClass().addAll("flat", "small", "danger");
        button.setOnAction(_ -> set(null));
        return button;
    }

    private void set(@Nullable Object value) {
        try {
            context.set(subject, context.labels().key(part.key()), value);
        } catch (NotationException e) {
            Label problem = new Label(context.messages().text("inspector.expected", e.expected()));
            problem.getStyleClass().add(Styles.FIELD_ERROR);
            problem.setWrapText(true);
            box.getChildren().setAll(problem);
        }
    }

    private void refreshBody() {
        if (showingForm == needsAdding()) {
            build();
        } else if (form != null) {
            form.refresh();
            showRemove();
        }
    }

    @Override
    public Node node() {
        return section.node();
    }

    @Override
    public void refresh() {
        section.refresh();
    }
}
