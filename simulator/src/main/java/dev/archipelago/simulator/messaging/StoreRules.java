package dev.archipelago.simulator.messaging;

/// How a store keeps messages and hands them out.
///
/// @param partitions parts that are handed out in order, one delivery after the other; 0 for one line without order
/// @param maxLength messages that may wait; those handed out do not count
/// @param overflow what happens to one more
/// @param retention nanoseconds after which a message that waits is dropped; [#NEVER] for never
/// @param guarantee how often a message is handed out
/// @param visibility nanoseconds after which a message handed out is in line again; [#NEVER] for never
/// @param maxDeliveries after which a message that failed is a dead letter
/// @param batch messages handed out together at the most
public record StoreRules(int partitions, int maxLength, Overflow overflow, long retention, Guarantee guarantee,
        long visibility, int maxDeliveries, int batch) {

    public static final long NEVER = Long.MAX_VALUE;

    /// What a full store does.
    public enum Overflow {
        /// Does not take the new message.
        REFUSE,

        /// Drops the oldest one that waits.
        DROP_OLDEST,

        /// Lets the publisher wait until there is room.
        BLOCK
    }

    /// How often a message is handed out.
    public enum Guarantee {
        /// Once: it is acknowledged with that.
        AT_MOST_ONCE,

        /// Until its consumption has ended well.
        AT_LEAST_ONCE,

        /// Until its consumption has ended well; a second time has no effect.
        EXACTLY_ONCE
    }

    /// One line without bounds, whose messages are handed out one by one until they are consumed.
    public static final StoreRules UNBOUNDED = new StoreRules(0, Integer.MAX_VALUE, Overflow.REFUSE, NEVER,
            Guarantee.AT_LEAST_ONCE, NEVER, Integer.MAX_VALUE, 1);

    public StoreRules {
        if (partitions < 0 || maxLength < 1 || retention < 1 || visibility < 1 || maxDeliveries < 1 || batch < 1) {
            throw new IllegalArgumentException("a store of " + partitions + " partitions, " + maxLength
                    + " messages, " + retention + " ns, " + visibility + " ns, " + maxDeliveries + " deliveries, "
                    + batch + " at a time");
        }
    }

    /// Lines that messages wait in.
    public int lines() {
        return Math.max(1, partitions);
    }

    public boolean isOrdered() {
        return partitions > 0;
    }

    public StoreRules withPartitions(int changed) {
        return new StoreRules(changed, maxLength, overflow, retention, guarantee, visibility, maxDeliveries, batch);
    }

    public StoreRules withMaxLength(int changed, Overflow policy) {
        return new StoreRules(partitions, changed, policy, retention, guarantee, visibility, maxDeliveries, batch);
    }

    public StoreRules withRetention(long changed) {
        return new StoreRules(partitions, maxLength, overflow, changed, guarantee, visibility, maxDeliveries, batch);
    }

    public StoreRules withGuarantee(Guarantee changed) {
        return new StoreRules(partitions, maxLength, overflow, retention, changed, visibility, maxDeliveries, batch);
    }

    public StoreRules withVisibility(long changed) {
        return new StoreRules(partitions, maxLength, overflow, retention, guarantee, changed, maxDeliveries, batch);
    }

    public StoreRules withMaxDeliveries(int changed) {
        return new StoreRules(partitions, maxLength, overflow, retention, guarantee, visibility, changed, batch);
    }

    public StoreRules withBatch(int changed) {
        return new StoreRules(partitions, maxLength, overflow, retention, guarantee, visibility, maxDeliveries,
                changed);
    }
}
