package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// The health checks of a container and how it ends.
public record Probes(
        @Meaning("Holds the other checks back until the process has started.") @Default("derived from the start-up time") @Nullable Probe startup,
        @Meaning("Decides whether the replica receives traffic.") @Default("every 10s") @Nullable Probe readiness,
        @Meaning("Decides whether the container is restarted.") @Default("every 10s") @Nullable Probe liveness,
        @Meaning("Wait between leaving the balancing and the signal to end.") @Default("5s") @Nullable TimeSpan preStop,
        @Meaning("Time to end before the process is killed, the wait before included.") @Default("30s") @Nullable TimeSpan grace) {}
