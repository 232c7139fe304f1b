package dev.archipelago.simulator.measure;

/// Something that is not to happen between data and messages, and does.
///
/// @param subject the transactions, database or channel
public record Violation(Kind kind, String subject) {

    /// What is not as it is to be.
    public enum Kind {
        /// Data were changed, and nobody was told.
        DUAL_WRITE,

        /// A message, or something that it set going, was lost for good.
        LOST_MESSAGE,

        /// A transaction was neither done nor undone.
        STUCK,

        /// Others could see a part of a transaction.
        PART_SEEN,

        /// Nobody was there to carry a transaction on.
        IN_DOUBT,

        /// A read did not see the last write before it.
        STALE_READ,

        /// A read missed a write of its own request.
        OWN_WRITE_UNREAD,

        /// A read went back behind an earlier one of its request.
        WENT_BACK,

        /// A write that counted as done was lost with a leader.
        LOST_WRITE,

        /// A message was consumed twice by somebody who does not say that this is as good as once.
        DUPLICATE
    }
}
