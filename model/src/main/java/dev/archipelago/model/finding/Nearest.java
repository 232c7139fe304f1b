package dev.archipelago.model.finding;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds the known name that somebody probably meant who wrote an unknown one.
///
/// Counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment); a third of the
/// letters may differ.
public final class Nearest {
    /// Among more names than this nothing is looked for: it would take longer than the hint is worth.
    private static final int MOST_NAMES = 5000;
    private static final int LONGEST_NAME = 100;

    private Nearest() {}

    public static Optional<String> to(String name, Collection<String> known) {
        if (known.size() > MOST_NAMES || name.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        int least = Math.max(1, name.length() / 3) + 1;
        String nearest = null;
        for (String candidate : known) {
            if (Math.abs(candidate.length() - name.length()) < least) {
                int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT));
                if (distance < least) {
                    least = distance;
                    nearest = candidate;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// "Did you mean 'backlog'?", or else the list of what is known when that is short; empty when neither helps.
    public static String hint(String name, Collection<String> known) {
        return advice(name, known).toString();
    }

    /// The same for a finding.
    public static Wording advice(String name, Collection<String> known) {
        return to(name, known).map(Nearest::meant).orElseGet(() -> known.isEmpty() || known.size() > 24
                ? Wording.NONE
                : Wording.of("Known are: %s.", List.copyOf(known)));
    }

    /// "Did you mean 'backlog'?"
    public static Wording meant(String near) {
        return Wording.of("Did you mean '%s'?", near);
    }

    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] spare = before;
            before = above;
            above = row;
            row = spare;
        }
        return above[b.length()];
    }
}
