package dev.archipelago.simulator.boundaries;

import java.util.List;
import java.util.stream.Stream;

/// Designs that were simulated beside one another.
///
/// @param scenario empty for none
/// @param base the one that they are compared with, unless a trial says otherwise
/// @param trials in the order in which they are to be read
public record TrialResult(String architecture, String scenario, long seed, int replications, double simulatedSeconds,
        double warmUpSeconds, String base, List<Trial> trials, List<Untried> untried) {
    public TrialResult {
        trials = List.copyOf(trials);
        untried = List.copyOf(untried);
    }

    /// The same with something said of what was not simulated, in front of what was said already.
    public TrialResult with(List<Untried> more) {
        return new TrialResult(architecture, scenario, seed, replications, simulatedSeconds, warmUpSeconds, base,
                trials,
                Stream.concat(more.stream(), untried.stream()).toList());
    }

    /// The same in the order of what they are worth, the best first.
    public TrialResult ranked() {
        return new TrialResult(architecture, scenario, seed, replications, simulatedSeconds, warmUpSeconds, base,
                trials.stream().sorted(Trial::byMerit).toList(), untried);
    }
}
