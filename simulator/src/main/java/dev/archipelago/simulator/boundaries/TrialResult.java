package dev.archipelago.simulator.boundaries;

import dev.archipelago.model.document.Document;
import java.util.List;
import java.util.stream.Stream;

/// Designs that were simulated beside one another.
///
/// @param scenario empty for none
/// @param base the name of the one that they are compared with, unless a trial says otherwise
/// @param baseDocument that one, which need not be the present design
/// @param trials in the order in which they are to be read
public record TrialResult(String architecture, String scenario, long seed, int replications, double simulatedSeconds,
        double warmUpSeconds, String base, Document baseDocument, List<Trial> trials, List<Untried> untried) {
    public TrialResult {
        trials = List.copyOf(trials);
        untried = List.copyOf(untried);
    }

    /// The same with something said of what was not simulated, in front of what was said already.
    public TrialResult with(List<Untried> more) {
        return new TrialResult(architecture, scenario, seed, replications, simulatedSeconds, warmUpSeconds, base,
                baseDocument,
                trials,
                Stream.concat(more.stream(), untried.stream()).toList());
    }

    /// The same in the order of what they are worth, the best first.
    public TrialResult ranked() {
        return new TrialResult(architecture, scenario, seed, replications, simulatedSeconds, warmUpSeconds, base,
                baseDocument,
                trials.stream().sorted(Trial::byMerit).toList(), untried);
    }
}
