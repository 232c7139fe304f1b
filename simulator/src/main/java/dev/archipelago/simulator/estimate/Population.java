package dev.archipelago.simulator.estimate;

import dev.archipelago.simulator.plan.Demand;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.OpCode;
import dev.archipelago.simulator.plan.OperationPlan;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.ProtectionPlan;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.plan.StationPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many can wait for the answers of a station at the same time: users who make no further request before, and workers of
/// callers that are held. Infinite where some requests come whatever happens: then those that find no worker wait for one,
/// and as many are inside as before.
final class Population {

    private final Plan plan;
    private final double[] fromOutside;
    /// By callee and caller: calls that one request of the caller may have under way at the same time.
    private final List<Map<Integer, Double>> callers = new ArrayList<>();
    /// By callee and caller: tries that one replica of the caller lets out at the same time.
    private final List<Map<Integer, Double>> limits = new ArrayList<>();
    private final double[] found;
    private final boolean[] begun;

    private Population(Plan plan) {
        this.plan = plan;
        this.fromOutside = new double[plan.stations().size()];
        this.found = new double[plan.stations().size()];
        this.begun = new boolean[plan.stations().size()];
        plan.stations().forEach(_ -> {
            callers.add(new HashMap<>());
            limits.add(new HashMap<>());
        });
        for (LinkPlan link : plan.links()) {
            int places = places(link);
            if (places != Integer.MAX_VALUE) {
                limits.get(link.to()).put(link.from(), (double) places);
            }
        }
        for (SourcePlan source : plan.sources()) {
            source.journeys().stream().flatMap(journey -> journey.calls().stream())
                    .mapToInt(call -> target(call.call())).distinct().forEach(to -> fromOutside[to] += source.users());
        }
        plan.operations().forEach(this::operation);
    }

    /// By station.
    static double[] of(Plan plan) {
        if (plan.sources().stream().anyMatch(source -> source.arrivals() != null)) {
            double[] any = new double[plan.stations().size()];
            Arrays.fill(any, Double.POSITIVE_INFINITY);
            return any;
        }
        Population population = new Population(plan);
        for (int station = 0; station < population.found.length; station++) {
            population.find(station);
        }
        return population.found;
    }

    /// Tries that one replica of the caller lets out at the same time: as many as have a place in the bulkhead and a
    /// connection. [Integer#MAX_VALUE] for no bound.
    static int places(LinkPlan link) {
        ProtectionPlan protection = link.protection();
        if (protection == null) {
            return Integer.MAX_VALUE;
        }
        ProtectionPlan.Bulkhead bulkhead = protection.bulkhead();
        ProtectionPlan.Pool pool = protection.pool();
        int places = bulkhead == null || bulkhead.adaptive() != null ? Integer.MAX_VALUE : bulkhead.concurrent();
        return pool == null || pool.settings().shared() ? places : Math.min(places, pool.settings().size());
    }

    /// How many may want to make a call over a link at the same time, all replicas of the caller together.
    static double callers(Plan plan, LinkPlan link, double[] population) {
        if (link.from() < 0 || Double.isInfinite(population[link.from()])) {
            return population[link.to()];
        }
        StationPlan from = plan.stations().get(link.from());
        double workers = from.boundsWorkers()
                ? (double) from.workers() * Math.max(1, from.replicas())
                : Double.POSITIVE_INFINITY;
        return Math.min(workers, population[link.from()]);
    }

    private int target(int call) {
        return plan.operations().get(plan.calls().get(call).operation()).station();
    }

    private void operation(OperationPlan operation) {
        boolean forks = forks(operation.code());
        Map<Integer, Double> atOnce = new HashMap<>();
        for (Demand.Use use : operation.demand().uses()) {
            atOnce.merge(target(use.call()), use.isAwaited() ? 1 : Double.POSITIVE_INFINITY,
                    (a, b) -> forks ? a + b : Math.max(a, b));
        }
        atOnce.forEach((to, calls) -> callers.get(to).merge(operation.station(), calls, Math::max));
    }

    private static boolean forks(int[] code) {
        for (int at = 0; at < code.length; at += OpCode.length(code, at)) {
            if (code[at] == OpCode.FORK) {
                return true;
            }
        }
        return false;
    }

    /// Callers in a circle count as any number.
    private double find(int station) {
        if (begun[station]) {
            return found[station];
        }
        begun[station] = true;
        found[station] = Double.POSITIVE_INFINITY;
        double all = fromOutside[station];
        for (Map.Entry<Integer, Double> caller : callers.get(station).entrySet()) {
            StationPlan from = plan.stations().get(caller.getKey());
            double requests = find(caller.getKey());
            double workers = from.boundsWorkers()
                    ? (double) from.workers() * Math.max(1, from.replicas())
                    : Double.POSITIVE_INFINITY;
            double most = caller.getValue() * Math.min(workers, requests);
            double places = limits.get(station).getOrDefault(caller.getKey(), Double.POSITIVE_INFINITY);
            all += Math.min(most, places * Math.max(1, from.replicas()));
        }
        found[station] = all;
        return all;
    }
}
