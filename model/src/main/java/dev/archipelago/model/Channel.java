package dev.archipelago.model;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// A queue or a topic of a broker.
public record Channel(
        @Meaning("How it delivers.") @Default("queue") @Nullable ChannelKind kind,
        @Meaning("Parts that are consumed in order, one consumer replica each.") @Default("1") @Nullable Integer partitions,
        @Meaning("Messages it holds at most.") @Default("unlimited") @Nullable Integer maxLength,
        @Meaning("What it does when it is full.") @Default("reject") @Nullable OverflowPolicy overflow,
        @Meaning("Messages are kept so long.") @Default("until consumed") @Nullable TimeSpan retention,
        @Meaning("How often a message arrives.") @Default("at-least-once") @Nullable DeliveryGuarantee delivery,
        @Meaning("An unacknowledged message is delivered again after so long.") @Default("never") @Nullable TimeSpan visibility,
        @Meaning("Deliveries before a message goes to the dead letters.") @Default("unlimited") @Nullable Integer maxDeliveries,
        @Meaning("Messages a consumer replica takes in advance.") @Default("1") @Nullable Integer prefetch,
        @Meaning("Publishers wait so long to fill a batch.") @Default("0s") @Nullable TimeSpan linger,
        @Meaning("Messages delivered together.") @Default("1") @Nullable Integer batch) {}
