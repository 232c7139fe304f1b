package dev.archipelago.simulator.optimisation;

import dev.archipelago.simulator.measure.Observation;
import java.util.Optional;

/// Remembers what runs of configurations have measured, so that a search that was stopped takes the same steps without them being run
/// again.
public interface Memory {

    /// Remembers nothing.
    Memory NONE = new Memory() {
        @Override
        public Optional<Observation> of(Run run) {
            return Optional.empty();
        }

        @Override
        public void keep(Run run, Observation observation) {
            // nothing is kept
        }
    };

    /// A run of a configuration. A search asks for the same runs in the same order, however often it is begun anew.
    ///
    /// @param number in the order in which runs are asked for, from 0
    /// @param configuration a name for it, with the situation and the random numbers: the same name measures the same
    /// @param replication its number
    record Run(int number, String configuration, int replication) {}

    /// What it has measured, as far as it is remembered.
    Optional<Observation> of(Run run);

    /// Called by one thread at a time.
    void keep(Run run, Observation observation);
}
