package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.Failure;
import org.jspecify.annotations.Nullable;

/// What a courier is sent with by somebody who wants to know how it went.
abstract class Carried {

    /// Who carries it; none before it was sent.
    int courier = Requests.NONE;
    /// Of events that it belongs to; null for none.
    Chains.@Nullable Chain chain;

    /// Whether nobody will try again when it fails.
    boolean isLostByFailure() {
        return false;
    }

    /// The courier has come back.
    ///
    /// @param failure null when all went well
    abstract void back(@Nullable Failure failure);
}
