package dev.archipelago.app.editor.inspector;

import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.Part;
import dev.archipelago.model.shape.ScalarShape;
import java.util.ArrayList;
import java.util.List;

/// A record in a line: its first value bare, the others with their names.
final class Summary {
    private Summary() {}

    static String of(ObjectShape shape, Object value, Labels labels) {
        List<String> words = new ArrayList<>();
        boolean first = true;
        for (Part part : shape.parts()) {
            Object inner = part.of(value);
            String text = switch (part.shape()) {
                case ScalarShape scalar when inner != null -> scalar.print(inner);
                case ChoiceShape _ when inner != null -> labels.word(ChoiceShape.word(inner));
                default -> "";
            };
            if (!text.isEmpty()) {
                words.add(first ? text : named(part.key(), text, labels));
            }
            first = false;
        }
        return String.join("  ·  ", words);
    }

    private static String named(String key, String text, Labels labels) {
        return switch (key) {
            case "probability" -> text;
            case "times" -> "× " + text;
            case "mode" -> text;
            default -> labels.key(key) + " " + text;
        };
    }
}
