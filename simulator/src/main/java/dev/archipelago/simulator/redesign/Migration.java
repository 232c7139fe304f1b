package dev.archipelago.simulator.redesign;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.simulator.boundaries.BoundaryMetrics;
import dev.archipelago.simulator.boundaries.CallGraph;
import dev.archipelago.simulator.boundaries.Design;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.boundaries.Untried;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A way from one cut to another in steps, each of which can be deployed and is simulated.
///
/// From a monolith the services are taken out one by one while the rest goes on as it is (strangler fig; Fowler 2004, Newman, Monolith to
/// Microservices, 2019). Gateways are the façade that sends requests where they are answered at the time: they stay. A step is the target in which all services that
/// have not been taken out are one; so every step keeps all operations, and the last one is the target.
///
/// Who goes first: those that share fewest databases with what stays, and among these those that have least to do with it, so that early
/// steps bring the fewest new calls over the network and can be taken back most easily.
public final class Migration {

    private final Document target;
    private final List<Untried> left = new ArrayList<>();

    private Migration(Document target) {
        this.target = target;
    }

    /// From a monolith behind the gateways to the design as it is.
    ///
    /// @return trials in order, each beside the step before it, the first beside the monolith
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static TrialResult fromMonolith(Document target, @Nullable String scenario, Laboratory laboratory,
            Progress progress, CancelSignal cancel) {
        Migration migration = new Migration(target);
        List<Design> path = migration.path(Laboratory.graph(target, scenario));
        return (path.isEmpty()
                ? laboratory.inTurn(new Design("monolith", "", "", target), List.of(), progress, cancel)
                : laboratory.inTurn(path.getFirst(), path.subList(1, path.size()), progress, cancel))
                .with(migration.left);
    }

    /// From the design as it is to the suggested cut.
    ///
    /// @param tried suggestions for the study, simulated
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static TrialResult toSuggested(BoundaryStudy study, TrialResult tried, Laboratory laboratory,
            Progress progress, CancelSignal cancel) {
        List<Untried> left = new ArrayList<>();
        List<Design> designs = Cuts.steps(study, tried, left).stream().map(Cuts.Step::design).toList();
        return laboratory.inTurn(study.present(), designs, progress, cancel).with(left);
    }

    /// The monolith, then each step; empty where nothing can be merged.
    List<Design> path(CallGraph graph) {
        List<ComponentId> inside = new ArrayList<>(Cuts.programs(target, ComponentKind.SERVICE));
        ComponentId into = Cuts.name(target);
        drop(inside, into);
        List<Design> path = new ArrayList<>();
        if (inside.size() < 2) {
            return path;
        }
        path.add(new Design("monolith", Commands.of(new BoundaryEdit.MergeServices(inside, into)),
                "Everything that is taken out later in one: " + names(inside) + ".",
                Cuts.merged(target, inside, into).orElseThrow()));
        BoundaryMetrics metrics = BoundaryMetrics.of(graph);
        while (inside.size() > 2) {
            Optional<Step> step = next(inside, into, graph, metrics);
            if (step.isEmpty()) {
                path.add(new Design("Extract " + names(inside), "", "No smaller part of them can be one.", target));
                return path;
            }
            inside.remove(step.get().service());
            path.add(step.get().design());
        }
        ComponentId last = least(inside, graph, metrics).getFirst();
        inside.remove(last);
        path.add(new Design("Extract " + last, "", reason(last, inside, graph, metrics)
                + " What is left of the monolith is " + names(inside) + ".", target));
        return path;
    }

    private record Step(ComponentId service, Design design) {}

    /// The first of those with least risk without which the rest can be one.
    private Optional<Step> next(List<ComponentId> inside, ComponentId into, CallGraph graph, BoundaryMetrics metrics) {
        for (ComponentId candidate : least(inside, graph, metrics)) {
            List<ComponentId> rest = inside.stream().filter(id -> !id.equals(candidate)).toList();
            Optional<Document> after = Cuts.merged(target, rest, into);
            if (after.isPresent()) {
                return Optional.of(new Step(candidate, new Design("Extract " + candidate, "",
                        reason(candidate, rest, graph, metrics), after.get())));
            }
        }
        return Optional.empty();
    }

    /// Takes out of the list who cannot be merged with the others.
    private void drop(List<ComponentId> inside, ComponentId into) {
        while (inside.size() > 1 && Cuts.merged(target, inside, into).isEmpty()) {
            ComponentId culprit = culprit(inside, into);
            left.add(new Untried("Begin with " + culprit + " in the monolith", Cuts.refusal(target, inside, into)));
            inside.remove(culprit);
        }
    }

    /// The first with which those before it can no longer be one.
    private ComponentId culprit(List<ComponentId> inside, ComponentId into) {
        for (int i = 2; i <= inside.size(); i++) {
            if (Cuts.merged(target, inside.subList(0, i), into).isEmpty()) {
                return inside.get(i - 1);
            }
        }
        return inside.getLast();
    }

    private List<ComponentId> least(List<ComponentId> inside, CallGraph graph, BoundaryMetrics metrics) {
        Map<ComponentId, Double> calls = new HashMap<>();
        inside.forEach(id -> calls.put(id, callsWith(id, inside, graph)));
        return inside.stream().sorted(Comparator.comparingLong((ComponentId id) -> sharedWith(id, inside, metrics))
                .thenComparingDouble(id -> calls.getOrDefault(id, 0.0))).toList();
    }

    private static String reason(ComponentId id, List<ComponentId> rest, CallGraph graph, BoundaryMetrics metrics) {
        long shared = sharedWith(id, rest, metrics);
        return String.format(Locale.ROOT, "%.3g calls a second with what stays, %s.", callsWith(id, rest, graph),
                shared == 0
                        ? "no database in common"
                        : shared == 1
                                ? "1 database in common"
                                : shared
                                        + " databases in common");
    }

    /// Calls each second between a service and others, both ways.
    private static double callsWith(ComponentId id, List<ComponentId> others, CallGraph graph) {
        List<String> ids = others.stream().filter(other -> !other.equals(id)).map(ComponentId::value).toList();
        return graph.calls().stream().filter(call -> {
            String from = graph.operations().get(call.from()).component();
            String to = graph.operations().get(call.to()).component();
            return from.equals(id.value()) && ids.contains(to) || to.equals(id.value()) && ids.contains(from);
        }).mapToDouble(CallGraph.Call::rate).sum();
    }

    private static long sharedWith(ComponentId id, List<ComponentId> others, BoundaryMetrics metrics) {
        List<String> ids = others.stream().filter(other -> !other.equals(id)).map(ComponentId::value).toList();
        return metrics.stores().values().stream().filter(store -> !store.cache())
                .filter(store -> store.users().contains(id.value()) && store.users().stream().anyMatch(ids::contains))
                .count();
    }

    private static String names(List<ComponentId> ids) {
        return ids.stream().map(ComponentId::value).collect(Collectors.joining(", "));
    }
}
