package dev.archipelago.simulator.validation;

import java.util.List;
import java.util.stream.Stream;

/// Everything that is known exactly and can be simulated, and what cannot with the reason.
///
/// Rows of the reference for closed forms have ids from; the others are of a table of exact values, of the
/// disciplines of queues, of balancing, of what protects callers, and of copies, caches and transactions.
public record Catalogue(List<Experiment> experiments, List<Row.NotACase> others) {

    public Catalogue {
        experiments = List.copyOf(experiments);
        others = List.copyOf(others);
    }

    /// All there is.
    public static Catalogue complete() {
        return new Catalogue(Stream.of(OpenQueues.experiments(), SharedServers.experiments(), Networks.experiments(),
                ClosedSystems.experiments(), Failures.experiments(), Policies.experiments(), Agreement.experiments(),
                Caching.experiments()).flatMap(List::stream)
                .toList(), NoCases.rows());
    }

    /// Experiments with the named cases only; all for no names.
    List<Experiment> experiments(List<String> names) {
        return experiments.stream().map(experiment -> experiment.only(names))
                .filter(experiment -> !experiment.cases().isEmpty()).toList();
    }

    List<Row.NotACase> others(List<String> names) {
        return others.stream()
                .filter(row -> names.isEmpty() || names.stream().anyMatch(name -> name.equalsIgnoreCase(row.id())))
                .toList();
    }

    /// Every id, of cases and of others.
    public List<String> ids() {
        return Stream.concat(experiments.stream().flatMap(experiment -> experiment.cases().stream()).map(Case::id),
                others.stream().map(Row.NotACase::id)).toList();
    }

    /// Whether a name means something here.
    public boolean knows(String name) {
        return !experiments(List.of(name)).isEmpty() || !others(List.of(name)).isEmpty();
    }
}
