package dev.archipelago.model;

import dev.archipelago.model.quantity.DataRate;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// What lies between two components.
public record NetworkPath(
        @Meaning("Time one way, without the transfer of the bytes.") @Default("that of the platform, else 0s") @Nullable Distribution latency,
        @Meaning("Bytes per second.") @Default("unlimited") @Nullable DataRate bandwidth,
        @Meaning("Share of messages lost and sent again.") @Default("0%") @Nullable Share loss) {}
