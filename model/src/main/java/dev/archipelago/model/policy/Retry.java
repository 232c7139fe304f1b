package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tries a failed call again.
public record Retry(
        @Meaning("Tries in all, the first included.") int attempts,
        @Meaning("Waiting before each further try.") @Default("none") @Nullable Backoff backoff,
        @Meaning("Outcomes that are tried again.") @Default("timeout, unavailable") List<RetryCause> on,
        @Meaning("Bounds retries as a share of the traffic.") @Default("none") @Nullable RetryBudget budget) {

    public Retry {
        on = List.copyOf(on);
        if (attempts < 1 || attempts > 100) {
            throw new NotationException(Integer.toString(attempts), "between 1 and 100 attempts, the first included");
        }
    }

    /// The outcomes that are tried again: those given, else time-outs and unavailability.
    public List<RetryCause> causes() {
        return on.isEmpty() ? List.of(RetryCause.TIMEOUT, RetryCause.UNAVAILABLE) : on;
    }

    /// Seconds of back-off between all tries at the most.
    public double longestWaits() {
        if (backoff == null) {
            return 0;
        }
        double sum = 0;
        double wait = backoff.base().seconds();
        for (int i = 1; i < attempts; i++) {
            sum += Math.min(wait, backoff.max().seconds());
            wait *= 2;
        }
        return sum;
    }
}
