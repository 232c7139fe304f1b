package dev.archipelago.model;

import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import org.jspecify.annotations.Nullable;

/// A queue or a topic of a broker.
public record Channel(
        @Meaning("How it delivers.") @Default("queue") @Nullable ChannelKind kind,
        @Meaning("Parts that are consumed in order, each by one replica of a component.") @Default("none: consumers share the messages, in no order") @Nullable Integer partitions,
        @Meaning("Messages that wait at most; those handed out do not count.") @Default("unlimited") @Nullable Integer maxLength,
        @Meaning("What it does with one more.") @Default("reject") @Nullable OverflowPolicy overflow,
        @Meaning("Messages that wait are dropped after so long.") @Default("never") @Nullable TimeSpan retention,
        @Meaning("How often a message arrives.") @Default("at-least-once") @Nullable DeliveryGuarantee delivery,
        @Meaning("An unacknowledged message is delivered again after so long, one that failed not before.") @Default("when its consumer fails or is gone") @Nullable TimeSpan visibility,
        @Meaning("Deliveries before a message goes to the dead letters.") @Default("unlimited") @Nullable Integer maxDeliveries,
        @Meaning("The channel of the same broker that takes the dead letters.") @Default("they are put aside") @Nullable String deadLetters,
        @Meaning("Messages a consumer replica holds unacknowledged at most.") @Default("as many as it has workers") @Nullable Integer prefetch,
        @Meaning("A publishing replica waits so long to fill a batch.") @Default("0s") @Nullable TimeSpan linger,
        @Meaning("Messages that are consumed and acknowledged together, as many as wait, at most.") @Default("1") @Nullable Integer batch,
        @Meaning("Different keys; messages of one key are in one partition.") @Default("none: partitions take turns") @Nullable Integer keys,
        @Meaning("Zipf exponent of how often keys are used; 0 is evenly.") @Default("0") @Nullable Double skew,
        @Meaning("Which replica gets which partitions.") @Default("range") @Nullable PartitionAssignment assignment,
        @Meaning("Consumption stands still so long when a replica comes or goes.") @Default("0s") @Nullable TimeSpan rebalance,
        @Meaning("A consumer that is silent is taken for gone after so long.") @Default("10s") @Nullable TimeSpan session,
        @Meaning("Replicas of the broker that keep each message, one of which leads.") @Default("the broker keeps messages as a whole") @Nullable Integer copies,
        @Meaning("Copies in sync, the leader among them, without which nothing is stored for publishers that want it on all.") @Default("1") @Nullable Integer minInSync,
        @Meaning("Time until another copy has a message that the leader has.") @Default("0s") @Nullable Distribution lag,
        @Meaning("A replica of the broker that is lost is noticed after so long: another copy leads, and nobody waits for the lost one.") @Default("10s") @Nullable TimeSpan failover) {

    /// A channel of which only the kind is known.
    public static Channel of(@Nullable ChannelKind kind) {
        return new Channel(kind, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null);
    }
}
