package dev.archipelago.simulator.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Makes each island of a plan a plan of its own, whose tables have no row for what is outside.
///
/// So that an island costs what it would cost alone, however many others there are. Draws, chances and times keep their
/// numbers, because those tables are shared.
public final class IslandPlans {

    private final Plan plan;
    private final List<Island> islands;
    private final int[] islandOf;
    private final Numbers stations;
    private final Numbers operations;
    private final Numbers links;
    private final Numbers calls;

    /// The rows of a table by island, in the order of the plan, and the number that each has there.
    private static final class Numbers {
        private final List<List<Integer>> rows;
        private final int[] within;

        Numbers(int islands, int[] islandOfRow) {
            this.rows = IntStream.range(0, islands).<List<Integer>>mapToObj(_ -> new ArrayList<>()).toList();
            this.within = new int[islandOfRow.length];
            for (int row = 0; row < within.length; row++) {
                within[row] = rows.get(islandOfRow[row]).size();
                rows.get(islandOfRow[row]).add(row);
            }
        }

        List<Integer> of(int island) {
            return rows.get(island);
        }

        /// What stands for none stays as it is.
        int within(int row) {
            return row < 0 ? row : within[row];
        }
    }

    private IslandPlans(Plan plan, List<Island> islands) {
        this.plan = plan;
        this.islands = islands;
        this.islandOf = new int[plan.stations().size()];
        for (int i = 0; i < islands.size(); i++) {
            for (int station : islands.get(i).stations()) {
                islandOf[station] = i;
            }
        }
        int[] ofLink = plan.links().stream().mapToInt(link -> islandOf[link.to()]).toArray();
        this.stations = new Numbers(islands.size(), islandOf);
        this.operations = new Numbers(islands.size(),
                plan.operations().stream().mapToInt(operation -> islandOf[operation.station()]).toArray());
        this.links = new Numbers(islands.size(), ofLink);
        this.calls = new Numbers(islands.size(), plan.calls().stream().mapToInt(call -> ofLink[call.link()]).toArray());
    }

    /// Whether a plan has nothing but stations that call one another, so that it can be taken apart.
    public static boolean isPossible(Plan plan) {
        return plan.hasIslands() && plan.cluster() == null && plan.channels().isEmpty() && plan.storage().isEmpty()
                && plan.transactions().isEmpty() && plan.outboxes().isEmpty() && plan.dualWrites().isEmpty()
                && plan.editions().all().size() == 1;
    }

    /// One plan for each island.
    ///
    /// @param plan that [#isPossible] for
    public static List<Plan> of(Plan plan, List<Island> islands) {
        IslandPlans plans = new IslandPlans(plan, islands);
        return IntStream.range(0, islands.size()).mapToObj(plans::part).toList();
    }

    private Plan part(int island) {
        List<StationPlan> own = stations.of(island).stream().map(plan.stations()::get).toList();
        List<OperationPlan> programs = operations.of(island).stream().map(i -> operation(plan.operations().get(i)))
                .toList();
        List<LinkPlan> connections = links.of(island).stream().map(i -> link(plan.links().get(i))).toList();
        List<CallPlan> called = calls.of(island).stream().map(plan.calls()::get)
                .map(call -> new CallPlan(links.within(call.link()), operations.within(call.operation()))).toList();
        List<SourcePlan> sources = islands.get(island).sources().stream().map(i -> source(plan.sources().get(i)))
                .toList();
        EditionPlan only = new EditionPlan(own, IntStream.range(0, programs.size()).boxed().toList(), sources);
        return new Plan(plan.architecture(), plan.scenario(), own, programs, connections, called, sources, plan.draws(),
                plan.probabilities(), plan.times(), plan.loops(), plan.faults(), plan.changes(),
                new EditionsPlan(1, List.of(only)), plan.channels(), plan.storage(), plan.transactions(),
                plan.outboxes(), plan.dualWrites(), plan.cluster(), plan.quota(), plan.detail());
    }

    private OperationPlan operation(OperationPlan of) {
        Demand demand = of.demand();
        List<Demand.Use> uses = demand.uses().stream()
                .map(use -> new Demand.Use(calls.within(use.call()), use.times(), use.isAwaited())).toList();
        return new OperationPlan(stations.within(of.station()), of.id(), of.level(), code(of.code()),
                new Demand(demand.cpu(), demand.waiting(), demand.failing(), uses, demand.channel()));
    }

    private int[] code(int[] of) {
        int[] code = of.clone();
        for (int at = 0; at < code.length; at += OpCode.length(code, at)) {
            switch (code[at]) {
                case OpCode.CALL, OpCode.SEND, OpCode.FORWARD -> code[at + 1] = calls.within(code[at + 1]);
                case OpCode.LOOKUP -> code[at + 3] = stations.within(code[at + 3]);
                case OpCode.FILLED -> code[at + 2] = stations.within(code[at + 2]);
                default -> {
                }
            }
        }
        return code;
    }

    private LinkPlan link(LinkPlan of) {
        return of.between(stations.within(of.from()), stations.within(of.to()), calls.within(of.fallbackCall()));
    }

    private SourcePlan source(SourcePlan of) {
        return of.calling(calls::within);
    }
}
