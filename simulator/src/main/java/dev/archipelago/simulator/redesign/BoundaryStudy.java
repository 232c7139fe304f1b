package dev.archipelago.simulator.redesign;

import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.boundaries.AntiPattern;
import dev.archipelago.simulator.boundaries.AntiPatterns;
import dev.archipelago.simulator.boundaries.BoundaryMetrics;
import dev.archipelago.simulator.boundaries.CallGraph;
import dev.archipelago.simulator.boundaries.Design;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.boundaries.Untried;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be said of the way a design is cut: figures, what is wrong, and what could be done.
///
/// @param patterns the more severe first
/// @param suggestions in the order in which they are to be tried
public record BoundaryStudy(Document document, @Nullable String scenario, BoundaryMetrics metrics,
        List<AntiPattern> patterns, List<Suggestion> suggestions) {

    /// What the design is called beside others.
    public static final String PRESENT = "now";

    public BoundaryStudy {
        patterns = List.copyOf(patterns);
        suggestions = List.copyOf(suggestions);
    }

    /// Nothing is simulated for it.
    ///
    /// @param document that has passed the checks
    /// @param scenario whose values hold; null for none
    /// @throws IllegalArgumentException when there is no such scenario
    public static BoundaryStudy of(Document document, @Nullable String scenario) {
        CallGraph graph = Laboratory.graph(document, scenario);
        BoundaryMetrics metrics = BoundaryMetrics.of(graph);
        List<AntiPattern> patterns = AntiPatterns.in(metrics);
        return new BoundaryStudy(document, scenario, metrics, patterns,
                Suggestions.of(document, graph, metrics, patterns));
    }

    /// The design as it is.
    Design present() {
        return new Design(PRESENT, "", "", document);
    }

    /// Simulates suggestions beside the present design, the best first.
    ///
    /// @param most so many are simulated, those that are likely to matter most; the others are named
    /// @throws java.util.concurrent.CancellationException when cancelled
    public TrialResult tried(int most, Laboratory laboratory, Progress progress, CancelSignal cancel) {
        List<Design> designs = new ArrayList<>();
        List<Untried> untried = new ArrayList<>();
        for (Suggestion suggestion : suggestions) {
            if (designs.size() >= most) {
                untried.add(new Untried(suggestion.edit().description(),
                        "not simulated, as " + most + " were asked for. " + suggestion.reason()));
                continue;
            }
            switch (suggestion.on(document)) {
                case Suggestion.Possible(Design design) -> designs.add(design);
                case Suggestion.Refused(Untried reason) -> untried.add(reason);
            }
        }
        return laboratory.beside(present(), designs, progress, cancel).ranked().with(untried);
    }
}
