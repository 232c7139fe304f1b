package dev.archipelago.simulator.report;

import java.util.List;
import java.util.stream.Collectors;

/// Markdown as GitHub and others show it.
public final class Markdown {
    private Markdown() {}

    /// The text as it is, whatever signs it has, on one line.
    public static String escaped(String text) {
        return text.replaceAll("[\\\\`*_\\[\\]<>|#]", "\\\\$0").replaceAll("\\R", " ");
    }

    /// A table and an empty line behind it.
    ///
    /// @param rows of the same length, the first of them the headings
    public static String table(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(rows.get(i).stream().map(Markdown::escaped).collect(Collectors.joining(" | ")))
                    .append(" |\n");
            if (i == 0) {
                text.append("|---".repeat(rows.getFirst().size())).append("|\n");
            }
        }
        return text.append('\n').toString();
    }
}
