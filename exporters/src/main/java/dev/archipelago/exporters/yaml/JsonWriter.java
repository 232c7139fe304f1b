package dev.archipelago.exporters.yaml;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/// Writes a tree as JSON: two spaces a level, LF, order as in the tree; comments are left out, as JSON has none.
public final class JsonWriter {

    private final StringBuilder text = new StringBuilder();

    private JsonWriter() {}

    public static String write(Mapping document) {
        JsonWriter writer = new JsonWriter();
        writer.mapping(document, 0);
        return writer.text.append('\n').toString();
    }

    private void node(Node node, int indent) {
        switch (node) {
            case Mapping mapping -> mapping(mapping, indent);
            case Sequence sequence -> sequence(sequence.items(), indent);
            case Scalar scalar -> scalar(scalar);
        }
    }

    private void scalar(Scalar scalar) {
        switch (scalar.type()) {
            case TEXT -> quoted(scalar.text());
            case INTEGER, DECIMAL, TRUTH -> text.append(scalar.text());
            case RAW -> throw new IllegalArgumentException("nothing raw was expected: " + scalar.text());
        }
    }

    private void mapping(Mapping mapping, int indent) {
        if (mapping.isEmpty()) {
            text.append("{}");
            return;
        }
        text.append('{');
        for (Iterator<Mapping.Entry> all = mapping.entries().iterator(); all.hasNext();) {
            Mapping.Entry entry = all.next();
            newLine(indent + 1);
            quoted(entry.key());
            text.append(": ");
            node(entry.value(), indent + 1);
            text.append(all.hasNext() ? "," : "");
        }
        newLine(indent);
        text.append('}');
    }

    private void sequence(List<Sequence.Item> items, int indent) {
        if (items.isEmpty()) {
            text.append("[]");
            return;
        }
        text.append('[');
        for (Iterator<Sequence.Item> all = items.iterator(); all.hasNext();) {
            newLine(indent + 1);
            node(all.next().value(), indent + 1);
            text.append(all.hasNext() ? "," : "");
        }
        newLine(indent);
        text.append(']');
    }

    private void newLine(int indent) {
        text.append('\n').repeat(' ', 2 * indent);
    }

    /// Source: RFC 8259; line separators are escaped too, which scripts take for ends of lines.
    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    boolean visible = c >= ' ' && c < 0x7F || c > 0xA0 && c != '\u2028' && c != '\u2029'
                            && !Character.isSurrogate(c) && c != '\uFEFF';
                    if (visible || isPair(value, i)) {
                        text.append(c);
                    } else {
                        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean isPair(String value, int i) {
        char c = value.charAt(i);
        return Character.isHighSurrogate(c) && i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                || Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }
}
