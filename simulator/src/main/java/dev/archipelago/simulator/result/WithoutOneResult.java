package dev.archipelago.simulator.result;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The highest load at which a design still meets its objectives with one of its parts lost, for each part.
///
/// @param whole with nothing lost
/// @param losses those that leave least first
public record WithoutOneResult(LoadLimitResult whole, List<Loss> losses) {

    /// What is lost.
    public enum Extent {
        /// One replica of a component.
        REPLICA,

        /// All replicas in a zone.
        ZONE
    }

    /// One loss.
    ///
    /// @param what id of the component or zone
    /// @param estimated the limit by formulas, as a factor of the load of the file; infinite where they find none
    /// @param share of the limit of the whole that remains; NaN where neither is known
    /// @param simulated the limit by simulation; empty where formulas alone have told it
    public record Loss(String what, Extent extent, double estimated, double share,
            Optional<LoadLimitResult> simulated) {}

    /// Sorts the losses: what leaves least first, and what is unknown last.
    public WithoutOneResult {
        losses = losses.stream().sorted(Comparator.comparingDouble(Loss::share)).toList();
    }

    /// Whether the objectives are shown to be missed at the load of the file, with nothing lost or with one of the losses that were simulated.
    public boolean isTooLittle() {
        return isTooLittle(whole) || losses.stream().flatMap(loss -> loss.simulated().stream())
                .anyMatch(WithoutOneResult::isTooLittle);
    }

    private static boolean isTooLittle(LoadLimitResult result) {
        return result.holds() < 1 && result.breaks() <= 1;
    }
}
