package dev.archipelago.app.query;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import dev.archipelago.model.shape.Shapes;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// How the path of a property that is being written may go on: with the next key, also one that the document leaves out, and
/// with all that it gives and whose path has these letters in it.
public final class PropertyCompletion {
    private static final int MOST = 14;

    private PropertyCompletion() {}

    /// @param text as far as it is written
    /// @return whole paths, or beginnings of some that end with a dot; none where the text is a property already
    public static List<String> of(String text, Document document) {
        if (isProperty(text, document)) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        List<PropertyPath> given = PropertyPath.given(document);
        int dot = text.lastIndexOf('.');
        String before = dot < 0 ? "" : text.substring(0, dot);
        next(before, given, document).filter(path -> begins(path, text)).forEach(found::add);
        String wanted = text.toLowerCase(Locale.ROOT);
        if (text.length() > 1) {
            given.stream().map(PropertyPath::toString).filter(path -> path.toLowerCase(Locale.ROOT).contains(wanted))
                    .limit(MOST).forEach(found::add);
        }
        return found.stream().limit(MOST).toList();
    }

    /// Whether it has a single value, or is left out.
    private static boolean isProperty(String text, Document document) {
        try {
            Shape shape = PropertyPath.parse(text).shape(document);
            return shape instanceof ScalarShape || shape instanceof ChoiceShape;
        } catch (PropertyException _) {
            return false;
        }
    }

    private static boolean begins(String path, String text) {
        return path.toLowerCase(Locale.ROOT).startsWith(text.toLowerCase(Locale.ROOT));
    }

    /// What may stand behind a path: what the document gives there, then what it leaves out.
    private static Stream<String> next(String before, List<PropertyPath> given, Document document) {
        if (before.isEmpty()) {
            return Shapes.DOCUMENT.keys().stream().map(key -> key + ".");
        }
        try {
            PropertyPath path = PropertyPath.parse(before);
            int depth = path.segments().size();
            Stream<String> there = given.stream()
                    .filter(one -> one.segments().size() > depth
                            && one.segments().subList(0, depth).equals(path.segments()))
                    .map(one -> path.child(one.segments().get(depth)).toString()
                            + (one.segments().size() > depth + 1 ? "." : ""));
            return Stream.concat(there.distinct(), leftOut(path, path.shape(document), document));
        } catch (PropertyException _) {
            return Stream.empty();
        }
    }

    private static Stream<String> leftOut(PropertyPath path, Shape shape, Document document) {
        return shape instanceof ObjectShape object
                ? object.keys().stream().map(path::child).filter(child -> isLeftOut(child, document))
                        .map(PropertyPath::toString)
                : Stream.empty();
    }

    private static boolean isLeftOut(PropertyPath path, Document document) {
        return path.read(document).filter(value -> !value.equals("{}") && !value.equals("[]")).isEmpty();
    }
}
