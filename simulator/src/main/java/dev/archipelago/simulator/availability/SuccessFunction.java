package dev.archipelago.simulator.availability;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.CacheSettings;
import dev.archipelago.model.CallMode;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.Fallback;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.simulator.storage.CacheModel;
import dev.archipelago.simulator.storage.Eviction;
import dev.archipelago.simulator.theory.DecisionDiagram;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.jspecify.annotations.Nullable;

/// When a request is answered: a Boolean function of which components are up and of what chance decides on its way.
///
/// A component that is down fails every call to it, so that trying again does not help. What is not waited for does not
/// matter, nor what is done after the reply. A fallback answers for what it stands in for; a parallel step needs as many
/// branches as it joins.
final class SuccessFunction {
    private static final int MOST_TIMES = 8;

    private final Architecture architecture;
    private final DecisionDiagram diagram = new DecisionDiagram();
    private final Map<ComponentId, Integer> components = new LinkedHashMap<>();
    private final Map<Integer, Double> chances = new LinkedHashMap<>();
    private final Set<OperationRef> open = new HashSet<>();

    SuccessFunction(Architecture architecture) {
        this.architecture = architecture;
    }

    DecisionDiagram diagram() {
        return diagram;
    }

    /// Every component that was met, and the event that it is up.
    Map<ComponentId, Integer> components() {
        return components;
    }

    /// Probability of each event, of which those of components are still 1.
    double[] chances() {
        double[] likely = new double[components.size() + chances.size()];
        components.values().forEach(event -> likely[diagram.number(event)] = 1);
        chances.forEach((event, p) -> likely[diagram.number(event)] = p);
        return likely;
    }

    /// That a request to an operation is answered. What calls itself in a circle needs no more than itself.
    int of(OperationRef called) {
        ComponentId id = called.component();
        int up = up(id);
        OperationRef ref = new OperationRef(id, architecture.operationId(called).orElse(null));
        Operation operation = architecture.operation(called).orElse(null);
        if (operation == null || !open.add(ref)) {
            return up;
        }
        int done = diagram.and(up, allOf(id, operation.steps()));
        open.remove(ref);
        return done;
    }

    /// That something is done with a probability and a number of times, and then succeeds.
    int perhaps(@Nullable Share probability, @Nullable Count times, IntSupplier success) {
        return perhaps(probability, repeated(times, success));
    }

    private int perhaps(@Nullable Share probability, int success) {
        return probability == null ? success : perhaps(probability.value(), success);
    }

    private int perhaps(double probability, int success) {
        if (probability <= 0) {
            return DecisionDiagram.ALWAYS;
        }
        return probability >= 1 || success == DecisionDiagram.ALWAYS
                ? success
                : diagram.choice(chance(probability), success, DecisionDiagram.ALWAYS);
    }

    private int up(ComponentId id) {
        return architecture.component(id).filter(component -> component.kind() == ComponentKind.CLIENT).isPresent()
                ? DecisionDiagram.ALWAYS
                : components.computeIfAbsent(id, _ -> diagram.event());
    }

    private int chance(double probability) {
        int event = diagram.event();
        chances.put(event, probability);
        return event;
    }

    /// Up to the reply.
    private int allOf(ComponentId from, List<Step> steps) {
        int all = DecisionDiagram.ALWAYS;
        for (Step step : steps) {
            if (step instanceof Step.Reply) {
                return all;
            }
            all = diagram.and(all, of(from, step));
        }
        return all;
    }

    private int of(ComponentId from, Step step) {
        return switch (step) {
            case Step.Call s when s.isAsync() -> DecisionDiagram.ALWAYS;
            case Step.Call s -> perhaps(s.probability(), s.times(), () -> over(from, s.call()));
            case Step.Query s -> repeated(s.times(), () -> over(from, s.query()));
            case Step.CacheLookup s -> diagram.and(over(from, s.cache()), miss(from, s));
            case Step.Parallel s -> diagram.atLeast(s.join() == null ? s.parallel().size() : s.join(),
                    s.parallel().stream().map(branch -> of(from, branch)).toList());
            case Step.Choice s -> oneOf(from, s.choice());
            case Step.Repeat s -> repeated(s.repeat(), () -> allOf(from, s.steps()));
            case Step.Sequence s -> allOf(from, s.steps());
            case Step.Degrade s -> allOf(from, s.full());
            case Step.Publish s -> s.mode() == CallMode.SYNC
                    ? perhaps(s.probability(), channel(s.publish()))
                    : DecisionDiagram.ALWAYS;
            case Step.Consume s -> channel(s.consume());
            case Step.Saga s -> s.saga().stream().map(action -> over(from, action.call()))
                    .reduce(DecisionDiagram.ALWAYS, diagram::and);
            case Step.TwoPhaseCommit s -> s.twoPhaseCommit().stream().map(to -> over(from, to))
                    .reduce(DecisionDiagram.ALWAYS, diagram::and);
            case Step.Fail s -> perhaps(s.fail().value(), DecisionDiagram.NEVER);
            case Step.Forward s -> over(from, s.forward());
            case Step.Acquire _,Step.Release _,Step.Reply _,Step.Wait _,Step.Compute _ -> DecisionDiagram.ALWAYS;
        };
    }

    private int miss(ComponentId from, Step.CacheLookup lookup) {
        Share hit = lookup.hit();
        if (hit == null) {
            hit = architecture.component(lookup.cache().component()).map(component -> component.cache())
                    .map(cache -> cache.hitRatio() != null ? cache.hitRatio() : byFormula(cache)).orElse(null);
        }
        return perhaps(hit == null ? 1 : 1 - hit.value(), allOf(from, lookup.miss()));
    }

    /// Of a cache that says how many keys it is asked for, without regard to how long entries are kept.
    private static @Nullable Share byFormula(CacheSettings cache) {
        if (cache.keys() == null) {
            return null;
        }
        Eviction eviction = cache.eviction() == null ? Eviction.LRU : Eviction.valueOf(cache.eviction().name());
        return new Share(Math.min(1, new CacheModel(cache.keys(), cache.skew() == null ? 1 : cache.skew(),
                cache.entries() == null ? cache.keys() : cache.entries()).hitRatio(eviction)));
    }

    private int oneOf(ComponentId from, List<Step.Branch> branches) {
        List<Integer> successes = new ArrayList<>();
        branches.forEach(branch -> successes.add(allOf(from, branch.steps())));
        int otherwise = DecisionDiagram.ALWAYS;
        double left = 1 - branches.stream().mapToDouble(branch -> branch.probability().value()).sum();
        for (int i = branches.size() - 1; i >= 0; i--) {
            double own = branches.get(i).probability().value();
            left = Math.max(0, left) + own;
            otherwise = left > 0 && own < left
                    ? diagram.choice(chance(own / left), successes.get(i), otherwise)
                    : successes.get(i);
        }
        return otherwise;
    }

    private int over(ComponentId from, OperationRef to) {
        Connection connection = architecture.connection(from, to.component());
        Fallback fallback = connection.fallback();
        if (fallback != null && Boolean.TRUE.equals(fallback.answer())) {
            return DecisionDiagram.ALWAYS;
        }
        int success = of(to);
        return fallback == null || fallback.call() == null ? success : diagram.or(success, of(fallback.call()));
    }

    private int channel(String name) {
        return Channels.resolve(architecture, name).map(channel -> up(channel.component()))
                .orElse(DecisionDiagram.ALWAYS);
    }

    /// Done a number of times, all of which must succeed; more than some times change little and count as so many.
    private int repeated(@Nullable Count times, IntSupplier body) {
        int decided = chances.size();
        int first = body.getAsInt();
        if (times == null || decided == chances.size()) {
            return perhaps(reaching(times, 0), first);
        }
        List<Integer> bodies = new ArrayList<>(List.of(first));
        while (bodies.size() < MOST_TIMES && reaching(times, bodies.size()) > 0) {
            bodies.add(body.getAsInt());
        }
        int rest = DecisionDiagram.ALWAYS;
        for (int k = bodies.size() - 1; k >= 0; k--) {
            double before = k == 0 ? 1 : reaching(times, k - 1);
            rest = perhaps(before == 0 ? 0 : reaching(times, k) / before, diagram.and(bodies.get(k), rest));
        }
        return rest;
    }

    /// How likely it is done more often than so many times.
    private static double reaching(@Nullable Count times, int done) {
        return switch (times) {
            case null -> done < 1 ? 1 : 0;
            case Count.Fixed t -> done < t.times() ? 1 : 0;
            case Count.Geometric t -> Math.pow(t.mean() / (1 + t.mean()), done + 1);
            case Count.Poisson t -> t.mean() == 0 ? 0 : PoissonDistribution.of(t.mean()).survivalProbability(done);
            case Count.Uniform t -> Math.clamp((double) (t.max() - done) / (t.max() - t.min() + 1), 0, 1);
        };
    }
}
