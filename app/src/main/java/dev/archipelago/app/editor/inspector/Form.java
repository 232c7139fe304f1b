package dev.archipelago.app.editor.inspector;

import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.MapShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.Part;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The fields and sections of one record, or of several of the same kind at once.
///
/// Values of one line come first, each a field; what has parts of its own follows as sections that open.
final class Form implements FormPart {
    private final FormContext context;
    private final Subject subject;
    private final ObjectShape shape;
    private final VBox node = new VBox();
    private final List<FormPart> parts = new ArrayList<>();

    /// @param shown which parts, by their path below the subject, such as "container.cpu"
    Form(FormContext context, Subject subject, ObjectShape shape, Predicate<String> shown) {
        this.context = context;
        this.subject = subject;
        this.shape = shape;
        node.getStyleClass().add("inspector-form");
        List<Part> visible = shape.parts().stream().filter(part -> shown.test(part.key())).toList();
        visible.stream().filter(part -> isLine(part.shape())).forEach(part -> add(field(part, subject.part(part))));
        visible.stream().filter(part -> !isLine(part.shape())).filter(part -> subject.isSingle() || isObject(part))
                .forEach(part -> add(section(part, shown)));
    }

    /// A field for each path, in that order, whatever the depth.
    static List<FormPart> fields(FormContext context, Subject subject, ObjectShape shape, List<String> paths) {
        List<FormPart> fields = new ArrayList<>();
        for (String path : paths) {
            Subject at = subject;
            ObjectShape level = shape;
            String[] keys = path.split("\\.");
            for (int i = 0; i < keys.length; i++) {
                Part part = level.part(keys[i]).orElseThrow();
                at = at.part(part);
                if (part.shape() instanceof ObjectShape inner) {
                    level = inner;
                } else {
                    fields.add(line(context, part, at));
                }
            }
        }
        return fields;
    }

    private FormPart field(Part part, Subject at) {
        return line(context, part, at);
    }

    private static FormPart line(FormContext context, Part part, Subject at) {
        return switch (part.shape()) {
            case ChoiceShape choice -> ChoiceField.of(context, at, part, choice);
            case ScalarShape scalar when scalar.form() == ScalarShape.Form.TRUTH ->
                ChoiceField.truth(context, at, part);
            case ScalarShape scalar -> new TextualField(context, at, part, scalar);
            case ObjectShape _,ListShape _,MapShape _,OneOfShape _ ->
                throw new IllegalArgumentException(part.key() + " is more than a line");
        };
    }

    private FormPart section(Part part, Predicate<String> shown) {
        Subject at = subject.part(part);
        return switch (part.shape()) {
            case ObjectShape inner -> new ObjectSection(context, at, part, inner,
                    key -> shown.test(part.key() + "." + key));
            case MapShape map -> new Section(context, at, part, () -> new MapEditor(context, at, map));
            case ListShape list -> new Section(context, at, part, () -> listEditor(context, at, list));
            case OneOfShape _,ScalarShape _,ChoiceShape _ -> throw new IllegalArgumentException(
                    shape.noun() + "." + part.key() + " has no editor");
        };
    }

    static FormPart listEditor(FormContext context, Subject at, ListShape list) {
        return list.element() instanceof OneOfShape oneOf
                ? new StepListEditor(context, at, oneOf)
                : new ListEditor(context, at, list);
    }

    private static boolean isObject(Part part) {
        return part.shape() instanceof ObjectShape;
    }

    static boolean isLine(Shape shape) {
        return shape instanceof ScalarShape || shape instanceof ChoiceShape;
    }

    private void add(FormPart part) {
        parts.add(part);
        node.getChildren().add(part.node());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void refresh() {
        parts.forEach(FormPart::refresh);
    }
}
