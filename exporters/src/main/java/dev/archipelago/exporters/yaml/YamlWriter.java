package dev.archipelago.exporters.yaml;

import dev.archipelago.exporters.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Writes documents as YAML that readers of version 1.1 and 1.2 understand alike.
///
/// Order and comments are those of the tree; indentation is two spaces, lists stand in from their key; lines end in LF and
/// are never folded; the same tree is always the same text.
public final class YamlWriter {

    private static final int STEP = 2;

    private final StringBuilder text = new StringBuilder();
    private final UnaryOperator<String> escaping;

    private YamlWriter(UnaryOperator<String> escaping) {
        this.escaping = escaping;
    }

    /// The documents one after the other, separated by `---`, below the lines of a heading.
    public static String write(List<String> heading, List<Mapping> documents) {
        return write(heading, documents, UnaryOperator.identity());
    }

    /// The same as a template: everything but what is raw goes through an escaping, and entries under a condition stand
    /// between an `if` and an `end` of Go templates.
    public static String write(List<String> heading, List<Mapping> documents, UnaryOperator<String> escaping) {
        YamlWriter writer = new YamlWriter(escaping);
        heading.forEach(line -> writer.comment(0, line));
        for (int i = 0; i < documents.size(); i++) {
            if (i > 0) {
                writer.text.append("---\n");
            }
            writer.document(documents.get(i));
        }
        return writer.text.toString();
    }

    private void document(Mapping document) {
        if (document.isEmpty()) {
            text.append("{}\n");
        } else {
            mapping(document, 0, false);
        }
    }

    /// @param begun whether the first key goes behind the dash of a list
    private void mapping(Mapping mapping, int indent, boolean begun) {
        boolean first = begun;
        for (Mapping.Entry entry : mapping.entries()) {
            boolean oneLine = isOneLine(entry.value());
            List<String> above = new ArrayList<>(entry.comments().above());
            String beside = entry.comments().beside();
            if (!oneLine && !beside.isEmpty()) {
                above.add(beside);
            }
            String guard = entry.comments().guard();
            if (!guard.isEmpty()) {
                indent(indent);
                text.append("{{- if ").append(guard).append(" }}\n");
            }
            if (!first) {
                above.forEach(line -> comment(indent, line));
                indent(indent);
            }
            first = false;
            text.append(escaping.apply(Quoting.key(entry.key()))).append(':');
            value(entry.value(), indent, indent + STEP);
            text.append(oneLine && !beside.isEmpty() ? escaping.apply(" # " + OneLine.of(beside)) : "");
            endLine();
            if (!guard.isEmpty()) {
                indent(indent);
                text.append("{{- end }}\n");
            }
        }
    }

    private void sequence(Sequence sequence, int indent) {
        for (Sequence.Item item : sequence.items()) {
            item.comments().above().forEach(line -> comment(indent, line));
            if (item.value() instanceof Mapping mapping && !mapping.isEmpty()) {
                Comments first = mapping.entries().getFirst().comments();
                first.above().forEach(line -> comment(indent, line));
                if (!isOneLine(mapping.entries().getFirst().value()) && !first.beside().isEmpty()) {
                    comment(indent, first.beside());
                }
                indent(indent);
                text.append("- ");
                mapping(mapping, indent + STEP, true);
            } else {
                indent(indent);
                text.append('-');
                value(item.value(), indent, indent + STEP);
                endLine();
            }
        }
    }

    /// What follows a key or a dash.
    private void value(Node node, int indent, int deeper) {
        switch (node) {
            case Scalar scalar when isBlock(scalar) -> block(scalar.text(), indent + STEP);
            case Scalar scalar -> text.append(' ').append(scalar.type() == Scalar.Type.RAW
                    ? scalar.text()
                    : escaping.apply(Quoting.value(scalar)));
            case Mapping mapping when mapping.isEmpty() -> text.append(" {}");
            case Mapping mapping -> {
                text.append('\n');
                mapping(mapping, deeper, false);
            }
            case Sequence sequence when sequence.items().isEmpty() -> text.append(" []");
            case Sequence sequence -> {
                text.append('\n');
                sequence(sequence, deeper);
            }
        }
    }

    private void block(String lines, int indent) {
        text.append(" |-\n");
        lines.lines().forEach(line -> {
            if (!line.isEmpty()) {
                indent(indent);
            }
            text.append(escaping.apply(line)).append('\n');
        });
    }

    private void comment(int indent, String line) {
        indent(indent);
        text.append(escaping.apply(("# " + OneLine.of(line)).stripTrailing())).append('\n');
    }

    private void indent(int spaces) {
        text.repeat(' ', spaces);
    }

    private void endLine() {
        if (text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    /// Whether the value ends on the line of its key.
    private static boolean isOneLine(Node node) {
        return switch (node) {
            case Scalar scalar -> !isBlock(scalar);
            case Mapping mapping -> mapping.isEmpty();
            case Sequence sequence -> sequence.items().isEmpty();
        };
    }

    private static boolean isBlock(Scalar scalar) {
        return scalar.type() == Scalar.Type.TEXT && Quoting.isBlock(scalar.text());
    }
}
