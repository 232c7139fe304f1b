package dev.archipelago.simulator.result;

import java.util.Optional;

/// An objective against what was measured.
///
/// @param target the objective as spelled in the file
/// @param measured in seconds, as a fraction or per second, like the bound
/// @param broken how long it was broken while numbers of replicas followed the load; empty where none did, or where that is not
/// known interval by interval
public record ObjectiveResult(String target, Estimate measured, Verdict verdict, Optional<Broken> broken) {

    public ObjectiveResult(String target, Estimate measured, Verdict verdict) {
        this(target, measured, verdict, Optional.empty());
    }

    public ObjectiveResult with(Optional<Broken> found) {
        return new ObjectiveResult(target, measured, verdict, found);
    }

    /// Intervals of the time line of the first replication in which an objective did not hold.
    ///
    /// @param seconds all of them together
    /// @param waiting those of them in which fewer replicas were up than autoscaling had asked for
    public record Broken(double seconds, double waiting) {}
}
