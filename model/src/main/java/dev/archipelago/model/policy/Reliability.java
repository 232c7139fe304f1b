package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// How much of the time something is up: as a share, or by how long it lasts and how long it takes to mend.
///
/// Exactly one of the two is given.
public record Reliability(
        @Meaning("Share of the time in which it is up.") @Default("given by mtbf and mttr") @Nullable Share availability,
        @Meaning("Mean time from a repair to the next failure.") @Default("given by availability") @Nullable TimeSpan mtbf,
        @Meaning("Mean time from a failure to its repair.") @Default("given by availability") @Nullable TimeSpan mttr) {

    public Reliability {
        if ((mtbf == null) != (mttr == null) || (availability == null) == (mtbf == null)) {
            throw new NotationException("reliability", "either availability, or both mtbf and mttr");
        }
        if (mtbf != null && mtbf.isZero()) {
            throw new NotationException(mtbf.toString(), "a mean time between failures above 0s");
        }
    }

    public static Reliability of(Share availability) {
        return new Reliability(availability, null, null);
    }

    /// Share of the time in which it is up.
    public double up() {
        if (availability != null) {
            return availability.value();
        }
        return mtbf == null || mttr == null ? 1 : mtbf.seconds() / (mtbf.seconds() + mttr.seconds());
    }
}
