package dev.archipelago.simulator.control;

/// Hears how far a run has come. May be called from several threads.
@FunctionalInterface
public interface Progress {

    /// Hears nothing.
    Progress NONE = _ -> {};

    /// @param share of the work that is done, between 0 and 1, never falling
    void at(double share);
}
