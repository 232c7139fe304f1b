package dev.archipelago.simulator.transaction;

/// Something that a transaction asks of a service.
///
/// @param part which action of a saga, or which participant of a two-phase commit
public record Task(Kind kind, int part) {

    /// What is asked.
    public enum Kind {
        /// To do the action of a saga.
        DO,

        /// To undo it.
        UNDO,

        /// To make it final.
        CONFIRM,

        /// To prepare a change and say whether it can be made.
        PREPARE,

        /// To write the decision down; asked of the coordinator itself.
        LOG,

        /// To make the change that was prepared.
        COMMIT,

        /// To give up what was prepared.
        ABORT
    }
}
