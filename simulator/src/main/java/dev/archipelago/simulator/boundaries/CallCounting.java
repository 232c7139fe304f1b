package dev.archipelago.simulator.boundaries;

import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.boundaries.CallGraph.Action;
import dev.archipelago.simulator.boundaries.CallGraph.Call;
import dev.archipelago.simulator.boundaries.CallGraph.Node;
import dev.archipelago.simulator.boundaries.CallGraph.Use;
import dev.archipelago.simulator.plan.ChannelPlan;
import dev.archipelago.simulator.plan.Demand;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.OperationPlan;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.SourcePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts how often operations of a plan ask one another. Several programs of one operation, such as the queries of a
/// database, become one.
final class CallCounting {

    private static final int MOST_ROUNDS = 1000;
    private static final double NANOS = 1e9;

    private final Document document;
    private final Plan plan;
    private final Map<String, Double> rates;
    /// Per second, by program.
    private double[] rate;
    /// Per second, by operation.
    private double[] nodeRate = {};
    private final Map<String, Integer> nodes = new LinkedHashMap<>();
    private final Map<List<Object>, Call> calls = new LinkedHashMap<>();

    CallCounting(Document document, Plan plan, Map<String, Double> rates) {
        this.document = document;
        this.plan = plan;
        this.rates = rates;
        this.rate = new double[plan.operations().size()];
        plan.operations().forEach(operation -> nodes.putIfAbsent(operation.id(), nodes.size()));
    }

    CallGraph graph() {
        List<Action> actions = actions();
        settle(entries());
        nodeRate = new double[nodes.size()];
        for (int i = 0; i < rate.length; i++) {
            nodeRate[node(i)] += rate[i];
        }
        for (int i = 0; i < rate.length; i++) {
            for (Demand.Use use : plan.operations().get(i).demand().uses()) {
                add(i, use.call(), use.times(), use.isAwaited());
            }
            for (ChannelPlan.Group group : groups(i)) {
                for (ChannelPlan.Consumer consumer : group.consumers()) {
                    put(i, plan.calls().get(consumer.call()).operation(), Use.DELIVER,
                            1.0 / group.consumers().size(), consumer.call());
                }
            }
        }
        return new CallGraph(document, nodes(), List.copyOf(calls.values()), actions);
    }

    private List<Action> actions() {
        Map<List<Object>, Action> actions = new LinkedHashMap<>();
        eachEntry((source, program, amount) -> actions.merge(List.of(source.id(), node(program)),
                new Action(source.id(), source.job(), node(program), amount),
                (a, b) -> new Action(a.source(), a.job(), a.operation(), a.rate() + b.rate())));
        return List.copyOf(actions.values());
    }

    private double[] entries() {
        double[] entries = new double[rate.length];
        eachEntry((_, program, amount) -> entries[program] += amount);
        return entries;
    }

    /// Something that is begun with.
    private interface Entry {
        void at(SourcePlan source, int program, double rate);
    }

    private void eachEntry(Entry entry) {
        for (SourcePlan source : plan.sources()) {
            double all = 0;
            List<double[]> parts = new ArrayList<>();
            double before = 0;
            for (SourcePlan.JourneyPlan journey : source.journeys()) {
                for (SourcePlan.JourneyCall call : journey.calls()) {
                    double times = call.probability()
                            * (call.times() < 0 ? 1 : plan.draws().get(call.times()).mean());
                    double amount = (journey.until() - before) * times;
                    all += amount;
                    parts.add(new double[]{plan.calls().get(call.call()).operation(), amount});
                }
                before = journey.until();
            }
            double requests = rates.getOrDefault(source.id(), 0.0);
            for (double[] part : parts) {
                entry.at(source, (int) part[0], all == 0 ? 0 : requests * part[1] / all);
            }
        }
    }

    /// Brings rates down along the calls until nothing changes; calls in circles converge as long as they end.
    private void settle(double[] entries) {
        rate = entries.clone();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] next = entries.clone();
            for (int i = 0; i < rate.length; i++) {
                for (Demand.Use use : plan.operations().get(i).demand().uses()) {
                    next[plan.calls().get(use.call()).operation()] += rate[i] * use.times();
                }
                for (ChannelPlan.Group group : groups(i)) {
                    for (ChannelPlan.Consumer consumer : group.consumers()) {
                        next[plan.calls().get(consumer.call()).operation()] += rate[i] / group.consumers().size();
                    }
                }
            }
            boolean settled = Arrays.equals(next, rate);
            rate = next;
            if (settled) {
                return;
            }
        }
    }

    /// Who gets the messages that a program stores.
    private List<ChannelPlan.Group> groups(int program) {
        int channel = plan.operations().get(program).demand().channel();
        return channel < 0 ? List.of() : plan.channels().get(channel).groups();
    }

    private int node(int program) {
        return nodes.getOrDefault(plan.operations().get(program).id(), -1);
    }

    private ComponentKind kind(int program) {
        return CallGraph.kindOf(document,
                plan.stations().get(plan.operations().get(program).station()).id());
    }

    private void add(int from, int call, double times, boolean awaited) {
        int to = plan.calls().get(call).operation();
        Use use = switch (kind(to)) {
            case DATABASE -> Use.QUERY;
            case CACHE -> Use.LOOK_UP;
            case BROKER -> Use.PUBLISH;
            case CLIENT, GATEWAY, SERVICE, EXTERNAL, THIRD_PARTY -> awaited ? Use.CALL : Use.START;
        };
        put(from, to, use, times, call);
    }

    private void put(int from, int to, Use use, double times, int call) {
        double all = nodeRate[node(from)];
        double share = all <= 0 ? 1 : rate[from] / all;
        calls.merge(List.of(node(from), node(to), use),
                new Call(node(from), node(to), use, times * share, rate[from] * times,
                        overhead(plan.links().get(plan.calls().get(call).link()))),
                (a, b) -> new Call(a.from(), a.to(), use, a.times() + b.times(), a.rate() + b.rate(),
                        Math.max(a.overhead(), b.overhead())));
    }

    /// Seconds there and back.
    private double overhead(LinkPlan link) {
        double nanos = link.requestNanos() + link.responseNanos();
        nanos += link.latency() < 0 ? 0 : 2 * plan.draws().get(link.latency()).mean();
        LinkPlan.Sidecars sidecars = link.sidecars();
        nanos += sidecars == null ? 0 : sidecars.count() * plan.draws().get(sidecars.draw()).mean();
        return nanos / NANOS;
    }

    private List<Node> nodes() {
        double[] work = new double[nodes.size()];
        double[] plain = new double[nodes.size()];
        String[] component = new String[nodes.size()];
        for (int i = 0; i < rate.length; i++) {
            OperationPlan operation = plan.operations().get(i);
            double own = (operation.demand().cpu() + operation.demand().waiting()) / NANOS;
            int node = node(i);
            work[node] += rate[i] * own;
            plain[node] = Math.max(plain[node], own);
            component[node] = plan.stations().get(operation.station()).id();
        }
        List<Node> list = new ArrayList<>();
        nodes.forEach((id, i) -> list.add(new Node(id, component[i], CallGraph.kindOf(document, component[i]),
                nodeRate[i], nodeRate[i] > 0 ? work[i] / nodeRate[i] : plain[i])));
        return list;
    }
}
