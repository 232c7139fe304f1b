package dev.archipelago.app.cli;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What was found in a file, for people or for programs.
///
/// @param source name of the file as it was given
record FindingsReport(String source, List<Finding> findings) {
    FindingsReport {
        findings = List.copyOf(findings);
    }

    /// One line each as compilers print them, `file:line:column: severity: message [id]`, with the advice below.
    String text() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(source);
            if (finding.place().isKnown()) {
                text.append(':').append(finding.place().line()).append(':').append(finding.place().column());
            }
            text.append(": ").append(word(finding.severity())).append(": ").append(finding.message())
                    .append(" [").append(finding.id()).append("]\n");
            if (!finding.pointer().isEmpty()) {
                text.append("    at ").append(finding.pointer()).append('\n');
            }
            if (!finding.advice().isEmpty()) {
                text.append("    ").append(finding.advice()).append('\n');
            }
        }
        return text.append(summary()).append('\n').toString();
    }

    /// One object: `file`, `errors`, `warnings`, `advice` and the list `findings`.
    String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("file", source).put("errors", count(Severity.ERROR)).put("warnings", count(Severity.WARNING))
                .put("advice", count(Severity.ADVICE));
        ArrayNode list = root.putArray("findings");
        for (Finding finding : findings) {
            list.addObject().put("id", finding.id()).put("severity", word(finding.severity()))
                    .put("pointer", finding.pointer()).put("line", finding.place().line())
                    .put("column", finding.place().column()).put("message", finding.message())
                    .put("advice", finding.advice());
        }
        return JsonText.of(root);
    }

    /// Such as "2 errors, 1 warning"; "no findings" when there are none.
    String summary() {
        List<String> parts = new ArrayList<>();
        addCount(parts, count(Severity.ERROR), "error", "errors");
        addCount(parts, count(Severity.WARNING), "warning", "warnings");
        addCount(parts, count(Severity.ADVICE), "piece of advice", "pieces of advice");
        return parts.isEmpty() ? "no findings" : String.join(", ", parts);
    }

    /// Whether anything was found that matters at least so much.
    boolean hasAtLeast(Severity severity) {
        return findings.stream().anyMatch(finding -> finding.severity().compareTo(severity) <= 0);
    }

    /// Only what matters at least so much.
    FindingsReport atLeast(Severity severity) {
        return new FindingsReport(source,
                findings.stream().filter(finding -> finding.severity().compareTo(severity) <= 0).toList());
    }

    private int count(Severity severity) {
        return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    private static void addCount(List<String> parts, int count, String one, String many) {
        if (count > 0) {
            parts.add(count + " " + (count == 1 ? one : many));
        }
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
