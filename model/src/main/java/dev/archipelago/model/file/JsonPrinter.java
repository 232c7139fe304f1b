package dev.archipelago.model.file;

import dev.archipelago.model.shape.Node;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Prints trees as JSON, the same tree always in the same way.
///
/// Two spaces a level. An object or list stands on one line where it fits into 100 columns and nothing in it is open;
/// else each of its entries begins a line. Ends with a line feed.
final class JsonPrinter {
    private static final int WIDTH = 100;

    private final StringBuilder out = new StringBuilder();

    private JsonPrinter() {}

    static String print(Node root) {
        JsonPrinter printer = new JsonPrinter();
        printer.write(root, 0, 0);
        return printer.out.append('\n').toString();
    }

    /// @param used columns that the line has used already
    private void write(Node node, int indent, int used) {
        Optional<String> line = line(node, WIDTH - 1 - used);
        if (line.isPresent()) {
            out.append(line.get());
            return;
        }
        switch (node) {
            case Node.Mapping(var entries, var _, boolean _) -> mapping(entries, indent);
            case Node.Sequence(var items, var _, boolean _) -> sequence(items, indent);
            case Node.Scalar scalar -> out.append(scalar(scalar));
        }
    }

    private void mapping(Map<String, Node.Entry> entries, int indent) {
        out.append('{');
        for (Iterator<Map.Entry<String, Node.Entry>> all = entries.entrySet().iterator(); all.hasNext();) {
            Map.Entry<String, Node.Entry> entry = all.next();
            newLine(indent + 2);
            String key = quoted(entry.getKey()) + ": ";
            out.append(key);
            write(entry.getValue().value(), indent + 2, indent + 2 + key.length());
            out.append(all.hasNext() ? "," : "");
        }
        newLine(indent);
        out.append('}');
    }

    private void sequence(List<Node> items, int indent) {
        out.append('[');
        for (Iterator<Node> all = items.iterator(); all.hasNext();) {
            newLine(indent + 2);
            write(all.next(), indent + 2, indent + 2);
            out.append(all.hasNext() ? "," : "");
        }
        newLine(indent);
        out.append(']');
    }

    private void newLine(int indent) {
        out.append('\n').repeat(' ', indent);
    }

    /// The node on one line, if it may be and fits.
    private static Optional<String> line(Node node, int room) {
        StringBuilder text = new StringBuilder();
        return fits(node, text, room) ? Optional.of(text.toString()) : Optional.empty();
    }

    private static boolean fits(Node node, StringBuilder text, int room) {
        switch (node) {
            case Node.Mapping(var entries, var _, boolean open) -> {
                if (entries.isEmpty()) {
                    text.append("{}");
                } else if (open || !entriesFit(entries, text, room)) {
                    return false;
                }
            }
            case Node.Sequence(var items, var _, boolean open) -> {
                if (items.isEmpty()) {
                    text.append("[]");
                } else if (open || !itemsFit(items, text, room)) {
                    return false;
                }
            }
            case Node.Scalar scalar -> text.append(scalar(scalar));
        }
        return text.length() <= room;
    }

    private static boolean entriesFit(Map<String, Node.Entry> entries, StringBuilder text, int room) {
        text.append('{');
        String separator = " ";
        for (Map.Entry<String, Node.Entry> entry : entries.entrySet()) {
            text.append(separator).append(quoted(entry.getKey())).append(": ");
            if (!fits(entry.getValue().value(), text, room)) {
                return false;
            }
            separator = ", ";
        }
        text.append(" }");
        return true;
    }

    private static boolean itemsFit(List<Node> items, StringBuilder text, int room) {
        text.append('[');
        String separator = " ";
        for (Node item : items) {
            text.append(separator);
            if (!fits(item, text, room)) {
                return false;
            }
            separator = ", ";
        }
        text.append(" ]");
        return true;
    }

    private static String scalar(Node.Scalar scalar) {
        return switch (scalar.kind()) {
            case TEXT, BARE -> quoted(scalar.text());
            case NUMBER, TRUTH -> scalar.text();
            case NOTHING -> "null";
        };
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                quoted.append(c).append(text.charAt(++i));
            } else {
                append(quoted, c);
            }
        }
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, char c) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (c < 0x20 || c == 0x7F || Character.isSurrogate(c)) {
                    quoted.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
                } else {
                    quoted.append(c);
                }
            }
        }
    }
}
