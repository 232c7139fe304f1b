package dev.archipelago.simulator.redesign;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.boundaries.CallGraph;
import dev.archipelago.simulator.boundaries.Design;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.boundaries.Untried;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What it would change if components talked to one another in another way: gRPC, HTTP/2, one call for many, kept answers, a message.
public final class ProtocolStudy {

    private final Document document;
    private final CallGraph graph;
    private final WireCosts costs;

    private ProtocolStudy(Document document, CallGraph graph, WireCosts costs) {
        this.document = document;
        this.graph = graph;
        this.costs = costs;
    }

    /// @param scenario whose values hold when calls are counted; null for none
    /// @throws IllegalArgumentException when there is no such scenario
    public static ProtocolStudy of(Document document, @Nullable String scenario, WireCosts costs) {
        return new ProtocolStudy(document, Laboratory.graph(document, scenario), costs);
    }

    /// Connections over which something is asked, the busiest first.
    public List<ConnectionId> connections() {
        Map<ConnectionId, Double> rates = new LinkedHashMap<>();
        for (CallGraph.Call call : graph.calls()) {
            CallGraph.Node from = graph.operations().get(call.from());
            CallGraph.Node to = graph.operations().get(call.to());
            boolean asks = to.isProgram() || to.isStore() || to.isOutside();
            if (from.isProgram() && asks && call.use() != CallGraph.Use.DELIVER
                    && !from.component().equals(to.component())) {
                rates.merge(id(from, to), call.rate(), Double::sum);
            }
        }
        return rates.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<ConnectionId, Double> entry) -> -entry.getValue()))
                .map(Map.Entry::getKey).toList();
    }

    private static ConnectionId id(CallGraph.Node from, CallGraph.Node to) {
        return new ConnectionId(new ComponentId(from.component()), new ComponentId(to.component()));
    }

    /// Simulates the alternatives of some connections beside the present design, the best first.
    ///
    /// @param most so many are simulated, those of the busiest connections; the others are named
    /// @throws java.util.concurrent.CancellationException when cancelled
    public TrialResult tried(List<ConnectionId> connections, int most, Laboratory laboratory, Progress progress,
            CancelSignal cancel) {
        List<Design> designs = new ArrayList<>();
        List<Untried> untried = new ArrayList<>();
        for (ConnectionId id : connections) {
            for (Alternative alternative : new OtherProtocols(document, id, share(id), costs).all()) {
                switch (alternative) {
                    case Alternative.Open(Design design) when designs.size() < most -> designs.add(design);
                    case Alternative.Open(Design design) ->
                        untried.add(new Untried(design.name(), "not simulated, as " + most + " were asked for."));
                    case Alternative.Closed(Untried reason) -> untried.add(reason);
                }
            }
        }
        return laboratory.beside(new Design(BoundaryStudy.PRESENT, "", "", document), designs, progress, cancel)
                .ranked().with(untried);
    }

    /// Of what the callee is asked for, what comes over this connection.
    private double share(ConnectionId id) {
        double all = 0;
        double here = 0;
        for (CallGraph.Call call : graph.calls()) {
            if (graph.operations().get(call.to()).component().equals(id.to().value())) {
                all += call.rate();
                here += graph.operations().get(call.from()).component().equals(id.from().value()) ? call.rate() : 0;
            }
        }
        all += graph.actions().stream()
                .filter(action -> graph.operations().get(action.operation()).component().equals(id.to().value()))
                .mapToDouble(CallGraph.Action::rate).sum();
        return all <= 0 ? 1 : Math.min(1, here / all);
    }
}
