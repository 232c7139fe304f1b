package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.Island;
import dev.archipelago.simulator.plan.IslandPlans;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.random.Dice;
import java.util.List;

/// What one engine simulates: an island, and the plan that its numbers belong to.
record Part(Plan plan, Tables tables, Island island) {

    /// All that have to be simulated, one after the other.
    static List<Part> of(Plan plan) {
        Tables whole = new Tables(plan);
        List<Island> islands = plan.hasIslands() ? Island.of(plan) : List.of(Island.whole(plan));
        if (islands.size() == 1 || !IslandPlans.isPossible(plan)) {
            return islands.stream().map(island -> new Part(plan, whole, island)).toList();
        }
        return IslandPlans.of(plan, islands).stream()
                .map(part -> new Part(part, new Tables(part, whole.probabilities, whole.times), Island.whole(part)))
                .toList();
    }

    /// @param dice of the whole plan
    Engine engine(Dice dice, long seed, int replication, Tracer tracer) {
        return new Engine(plan, tables, island, dice, seed, replication, tracer);
    }
}
