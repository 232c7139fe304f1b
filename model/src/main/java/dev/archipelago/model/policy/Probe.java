package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// A health check of a container by the platform.
public record Probe(
        @Meaning("HTTP path; a TCP check when left out.") @Default("TCP check") @Nullable String path,
        @Meaning("Wait after the start of the container.") @Default("0s") @Nullable TimeSpan initialDelay,
        @Meaning("Time between checks.") @Default("10s") @Nullable TimeSpan period,
        @Meaning("A check that takes longer has failed.") @Default("1s") @Nullable TimeSpan timeout,
        @Meaning("Failures in a row that count.") @Default("3") @Nullable Integer failures,
        @Meaning("Successes in a row that count.") @Default("1") @Nullable Integer successes) {}
