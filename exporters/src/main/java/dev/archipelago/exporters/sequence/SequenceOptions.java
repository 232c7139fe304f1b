package dev.archipelago.exporters.sequence;

import java.util.Locale;

/// How much of a sequence is told.
///
/// @param depth calls inside calls that are unfolded; 1 unfolds the operation itself and no other
/// @param work whether components say what they do by themselves
/// @param policies whether calls that are tried again or given up stand in frames that say so
/// @param language of the words between the names; English where it is not known
public record SequenceOptions(int depth, boolean work, boolean policies, Locale language) {
    /// Deeper than any chain of calls worth drawing.
    public static final int DEEPEST = 50;

    /// Four calls deep, with everything.
    public static final SequenceOptions USUAL = new SequenceOptions(4, true, true, Locale.ENGLISH);

    public SequenceOptions {
        if (depth < 1 || depth > DEEPEST) {
            throw new IllegalArgumentException("a depth from 1 to " + DEEPEST + ", not " + depth);
        }
    }

    public SequenceOptions withDepth(int changed) {
        return new SequenceOptions(changed, work, policies, language);
    }
}
