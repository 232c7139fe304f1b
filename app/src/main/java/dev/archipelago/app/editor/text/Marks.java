package dev.archipelago.app.editor.text;

import dev.archipelago.model.finding.Finding;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What stands out in a text: lines that belong to what is selected, and mistakes.
///
/// @param selected stretches of lines, counted from 0, without their ends
/// @param mistakes what is wrong, by line counted from 0
record Marks(List<Lines> selected, Map<Integer, Finding> mistakes) {
    static final Marks NONE = new Marks(List.of(), Map.of());

    Marks {
        selected = List.copyOf(selected);
        mistakes = Map.copyOf(mistakes);
    }

    /// @param end the line after the last
    record Lines(int start, int end) {}

    Marks withSelected(List<Lines> lines) {
        return new Marks(lines, mistakes);
    }

    Marks withMistakes(List<Finding> found) {
        Map<Integer, Finding> byLine = new TreeMap<>();
        for (Finding finding : found) {
            if (finding.place().isKnown()) {
                byLine.putIfAbsent(finding.place().line() - 1, finding);
            }
        }
        return new Marks(selected, byLine);
    }

    boolean isSelected(int line) {
        return selected.stream().anyMatch(lines -> line >= lines.start() && line < lines.end());
    }
}
