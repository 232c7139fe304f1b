package dev.archipelago.app.workbench;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.util.ArrayList;
import java.util.List;

/// Two versions of a text in one, line by line: what stayed, what went and what came.
public final class LineDiff {
    private LineDiff() {}

    /// What became of a line.
    public enum Change {
        KEPT, REMOVED, ADDED
    }

    /// @param before number of the line in the old text, from 1; 0 where it came
    /// @param after number of the line in the new text, from 1; 0 where it went
    public record Line(Change change, int before, int after, String text) {}

    /// All lines in order; where lines were replaced, those that went come first.
    public static List<Line> between(String before, String after) {
        List<String> old = lines(before);
        List<String> fresh = lines(after);
        List<Line> merged = new ArrayList<>();
        int done = 0;
        int shift = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
            Chunk<String> gone = delta.getSource();
            Chunk<String> come = delta.getTarget();
            keep(old, done, gone.getPosition(), shift, merged);
            for (int i = 0; i < gone.size(); i++) {
                merged.add(new Line(Change.REMOVED, gone.getPosition() + i + 1, 0, gone.getLines().get(i)));
            }
            for (int i = 0; i < come.size(); i++) {
                merged.add(new Line(Change.ADDED, 0, come.getPosition() + i + 1, come.getLines().get(i)));
            }
            done = gone.getPosition() + gone.size();
            shift = come.getPosition() + come.size() - done;
        }
        keep(old, done, old.size(), shift, merged);
        return List.copyOf(merged);
    }

    private static void keep(List<String> old, int from, int to, int shift, List<Line> merged) {
        for (int i = from; i < to; i++) {
            merged.add(new Line(Change.KEPT, i + 1, i + 1 + shift, old.get(i)));
        }
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
