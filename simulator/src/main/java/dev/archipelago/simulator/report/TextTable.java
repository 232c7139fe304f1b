package dev.archipelago.simulator.report;

import java.util.List;
import java.util.stream.Collectors;

/// Rows of the same length, the first of them their headings: in columns as wide as they need be, or in Markdown.
final class TextTable {

    private TextTable() {}

    /// Every row on a line, and an empty line behind them.
    static String of(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.append('\n').toString();
    }

    /// As GitHub and others show it, and an empty line behind it.
    static String markdown(List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(rows.get(i).stream().map(TextTable::escaped).collect(Collectors.joining(" | ")))
                    .append(" |\n");
            if (i == 0) {
                text.append("|").append("---|".repeat(rows.getFirst().size())).append('\n');
            }
        }
        return text.append('\n').toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;");
    }
}
