package dev.archipelago.app.editor.inspector;

import dev.archipelago.model.Connection;
import dev.archipelago.model.file.Preset;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.Part;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import dev.archipelago.model.shape.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a preset sets on a connection that the connection does not say itself, a line for each value.
final class PresetChanges {
    private static final ObjectShape SHAPE = Shapes.of(Connection.class);

    private final Labels labels;
    private final List<String> lines = new ArrayList<>();

    private PresetChanges(Labels labels) {
        this.labels = labels;
    }

    /// Such as "Circuit breaker · Window 100".
    static List<String> of(Preset preset, Connection own, Labels labels) {
        PresetChanges changes = new PresetChanges(labels);
        changes.compare("", SHAPE, own, preset.under(own));
        return changes.lines;
    }

    private void compare(String above, ObjectShape shape, @Nullable Object before, Object after) {
        for (Part part : shape.parts()) {
            Object own = before == null ? null : part.of(before);
            Object set = part.of(after);
            if (set == null || set.equals(own)) {
                continue;
            }
            String name = above + labels.key(part.key());
            if (part.shape() instanceof ObjectShape inner) {
                compare(name + " · ", inner, own, set);
            } else {
                lines.add(name + "  " + spelled(part.shape(), set));
            }
        }
    }

    private String spelled(Shape shape, Object value) {
        return switch (shape) {
            case ScalarShape scalar -> scalar.print(value);
            case ChoiceShape _ -> labels.word(ChoiceShape.word(value));
            case ListShape list -> ((List<?>) value).stream().map(element -> spelled(list.element(), element))
                    .collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
