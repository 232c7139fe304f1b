package dev.archipelago.app.workbench;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/// A stretch of a text and what stands there instead.
///
/// @param start offset of its first character in the text before
/// @param end offset behind its last character in the text before
public record TextChange(int start, int end, String text) {
    /// More lines than that between the first and the last difference are replaced as a whole.
    private static final int MOST_LINES = 20_000;

    /// What has to be replaced, and no more: lines that are the same stay, and of a line that is different only the middle
    /// goes. In order, without overlap.
    public static List<TextChange> between(String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<String> old = lines(before);
        List<String> fresh = lines(after);
        int most = Math.min(old.size(), fresh.size());
        int head = 0;
        while (head < most && old.get(head).equals(fresh.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
            tail++;
        }
        int offset = length(old.subList(0, head));
        return between(old.subList(head, old.size() - tail), fresh.subList(head, fresh.size() - tail), offset);
    }

    private static List<TextChange> between(List<String> old, List<String> fresh, int offset) {
        if (old.size() + fresh.size() > MOST_LINES) {
            return List.of(new TextChange(offset, offset + length(old), String.join("", fresh)));
        }
        List<TextChange> changes = new ArrayList<>();
        int at = offset;
        int line = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(old, fresh).getDeltas()) {
            List<String> gone = delta.getSource().getLines();
            at += length(old.subList(line, delta.getSource().getPosition()));
            changes.add(narrowed(at, String.join("", gone), String.join("", delta.getTarget().getLines())));
            at += length(gone);
            line = delta.getSource().getPosition() + gone.size();
        }
        return List.copyOf(changes);
    }

    private static TextChange narrowed(int start, String old, String fresh) {
        int most = Math.min(old.length(), fresh.length());
        int head = 0;
        while (head < most && old.charAt(head) == fresh.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < most - head && old.charAt(old.length() - 1 - tail) == fresh.charAt(fresh.length() - 1 - tail)) {
            tail++;
        }
        return new TextChange(start + head, start + old.length() - tail, fresh.substring(head, fresh.length() - tail));
    }

    /// Where a place of the text before is in the text after; of one that is replaced, the end of what stands there now.
    public static int moved(int offset, List<TextChange> changes) {
        int shift = 0;
        for (TextChange change : changes) {
            if (change.end() <= offset && !(change.start() == offset)) {
                shift += change.text().length() - (change.end() - change.start());
            } else if (change.start() < offset) {
                return change.start() + shift + Math.min(offset - change.start(), change.text().length());
            } else {
                break;
            }
        }
        return offset + shift;
    }

    /// The text with all of the changes.
    public static String applied(String before, List<TextChange> changes) {
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (TextChange change : changes) {
            text.append(before, done, change.start()).append(change.text());
            done = change.end();
        }
        return text.append(before, done, before.length()).toString();
    }

    /// With their ends.
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf('\n'); to >= 0; to = text.indexOf('\n', from)) {
            lines.add(text.substring(from, to + 1));
            from = to + 1;
        }
        if (from < text.length()) {
            lines.add(text.substring(from));
        }
        return lines;
    }

    private static int length(List<String> lines) {
        return lines.stream().mapToInt(String::length).sum();
    }
}
