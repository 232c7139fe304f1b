package dev.archipelago.app.seeing;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Severity;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.analysis.Criticality;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.ConnectionResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.OperationResult;
import dev.archipelago.simulator.result.ReplicasResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The results of a run as numbers on the drawing.
public final class ResultOverlay {
    /// Share of the capacity in use from which a component is near its limits.
    public static final double BUSY = 0.7;

    /// Share of the capacity in use from which it is beyond them.
    public static final double OVERLOADED = 0.9;
    private static final double SLOW = 0.5;
    /// Share of the requests that need a component from which it is a critical one.
    static final double CRITICAL = 0.5;

    private final SimulationResult result;
    private final OverlayChoice choice;
    private final Map<String, Criticality> criticality;

    private ResultOverlay(Document document, SimulationResult result, OverlayChoice choice) {
        this.result = result;
        this.choice = choice;
        this.criticality = choice == OverlayChoice.CRITICALITY ? Criticality.of(document, result) : Map.of();
    }

    /// Nothing where nothing is to be seen.
    ///
    /// @param document what was simulated
    public static Overlay of(Document document, SimulationResult result, OverlayChoice choice) {
        return choice == OverlayChoice.NONE ? Overlay.NONE : new ResultOverlay(document, result, choice).overlay();
    }

    private Overlay overlay() {
        Map<ComponentId, Overlay.Reading> readings = new LinkedHashMap<>();
        result.components().forEach((id, component) -> readings.put(new ComponentId(id), reading(id, component)));
        Map<ConnectionId, Overlay.Flow> flows = new LinkedHashMap<>();
        result.connections().forEach((id, connection) -> flows.put(ConnectionId.parse(id), flow(connection)));
        return new Overlay(readings, flows);
    }

    private Overlay.Reading reading(String id, ComponentResult component) {
        double errors = errorShare(id);
        double latency = latency(id);
        @Nullable
        Double share = share(id, component);
        Severity severity = switch (choice) {
            case UTILISATION, NONE -> Grade.LOAD.of(share);
            case LATENCY -> latency >= SLOW * slowest() ? Severity.WARNING : Severity.OK; // slow is no failure
            case ERRORS -> Grade.ERRORS.of(errors);
            case QUEUES -> Grade.WAITING.of(share);
            case THROTTLING -> Grade.THROTTLING.of(share);
            case COST -> share != null && share >= SLOW * dearest() ? Severity.WARNING : Severity.OK; // nor is dear
            case CRITICALITY -> critical(share, component.replicas().min() <= 1);
        };
        boolean idle = calls(id) == 0;
        return new Overlay.Reading(share, text(id, component, latency), errors, replicas(component.replicas()),
                idle && choice != OverlayChoice.COST ? Severity.IDLE : severity);
    }

    /// What the bar of a box shows, between 0 and 1; null where there is nothing to show.
    private @Nullable Double share(String id, ComponentResult component) {
        double share = switch (choice) {
            case UTILISATION -> component.busiest().value();
            case QUEUES -> waitingShare(id);
            case THROTTLING -> component.throttledShare().value();
            case COST -> costShare(id);
            case CRITICALITY -> isUser(component) ? Double.NaN : criticality(id).needed();
            case NONE, LATENCY, ERRORS -> Double.NaN;
        };
        return Double.isNaN(share) ? null : share;
    }

    /// The number at the right.
    private @Nullable String text(String id, ComponentResult component, double latency) {
        return switch (choice) {
            case QUEUES -> component.queueLength().isMeasured()
                    ? "≡ " + Figures.number(component.queueLength().value())
                    : null;
            case COST -> result.capacity().costs().map(costs -> costs.components().get(id))
                    .map(perHour -> Figures.number(perHour) + " /h").orElse(null);
            case CRITICALITY -> isUser(component) || Double.isNaN(criticality(id).path())
                    ? null
                    : "→ " + Figures.share(criticality(id).path());
            case NONE, UTILISATION, LATENCY, ERRORS, THROTTLING -> Double.isNaN(latency) ? null : Figures.time(latency);
        };
    }

    private static boolean isUser(ComponentResult component) {
        return component.kind().equals("client");
    }

    private Criticality criticality(String id) {
        return criticality.getOrDefault(id, new Criticality(Double.NaN, Double.NaN));
    }

    /// What many need may not hang on a single replica.
    static Severity critical(@Nullable Double needed, boolean isSingle) {
        return needed == null || needed < CRITICAL
                ? Severity.OK
                : isSingle ? Severity.CRITICAL : Severity.WARNING;
    }

    /// Of the time from arrival to answer, the part before a worker was free.
    private double waitingShare(String id) {
        double waiting = 0;
        for (OperationResult operation : operations(id)) {
            if (operation.queueTime().isMeasured()) {
                waiting += operation.queueTime().value() * operation.calls();
            }
        }
        double latency = latency(id) * calls(id);
        return latency > 0 ? Math.min(1, waiting / latency) : Double.NaN;
    }

    /// Of what all components with a price cost.
    private double costShare(String id) {
        return result.capacity().costs().map(costs -> {
            double all = costs.components().values().stream().mapToDouble(Double::doubleValue).sum();
            Double own = costs.components().get(id);
            return own == null || all <= 0 ? Double.NaN : own / all;
        }).orElse(Double.NaN);
    }

    private double dearest() {
        return result.components().keySet().stream().mapToDouble(this::costShare).filter(Double::isFinite).max()
                .orElse(1);
    }

    private List<OperationResult> operations(String id) {
        return result.operations().entrySet().stream().filter(entry -> entry.getKey().startsWith(id + "."))
                .map(Map.Entry::getValue).toList();
    }

    private long calls(String id) {
        return operations(id).stream().mapToLong(OperationResult::calls).sum();
    }

    /// The mean over all operations, weighed by their calls.
    private double latency(String id) {
        double sum = 0;
        long calls = 0;
        for (OperationResult operation : operations(id)) {
            if (operation.latency().mean().isMeasured()) {
                sum += operation.latency().mean().value() * operation.calls();
                calls += operation.calls();
            }
        }
        return calls == 0 ? Double.NaN : sum / calls;
    }

    private double slowest() {
        return result.components().keySet().stream().mapToDouble(this::latency).filter(Double::isFinite).max()
                .orElse(1);
    }

    /// Of the calls to a component, those that failed for good.
    private double errorShare(String id) {
        long calls = 0;
        long failed = 0;
        for (Map.Entry<String, ConnectionResult> entry : result.connections().entrySet()) {
            if (entry.getKey().endsWith("->" + id)) {
                calls += entry.getValue().calls();
                failed += entry.getValue().failed();
            }
        }
        return calls == 0 ? 0 : (double) failed / calls;
    }

    private static @Nullable String replicas(ReplicasResult replicas) {
        return replicas.min() == replicas.max() ? null : replicas.min() + "…" + replicas.max();
    }

    private Overlay.Flow flow(ConnectionResult connection) {
        double seconds = result.simulatedSeconds() * result.replications();
        Estimate mean = connection.latency().mean();
        return new Overlay.Flow(connection.calls() / seconds, mean.isMeasured() ? Figures.time(mean.value()) : null,
                connection.calls() == 0 ? 0 : (double) connection.failed() / connection.calls());
    }
}
