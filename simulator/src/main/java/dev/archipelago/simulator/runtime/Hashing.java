package dev.archipelago.simulator.runtime;

import org.jspecify.annotations.Nullable;

/// Finds the replica of a key.
sealed interface Hashing permits RingHashing, TableHashing {

    /// Callers know these replicas as ready from now on, at least one of them.
    void lead(boolean[] ready);

    /// The number within its station of the replica that a key goes to.
    ///
    /// @param judge passes over those that are out; null for nobody
    int host(long key, @Nullable Client judge);
}
