package dev.archipelago.app.seeing;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Severity;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.analysis.Criticality;
import dev.archipelago.simulator.estimate.EstimateResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What formulas expect as numbers on the drawing, marked as such; of what they do not tell there is nothing.
public final class EstimateOverlay {
    private static final double SLOW = 0.5;

    private final EstimateResult result;
    private final OverlayChoice choice;
    private final double slowest;
    private final Document document;
    private final Map<String, Double> needed;

    private EstimateOverlay(Document document, EstimateResult result, OverlayChoice choice) {
        this.document = document;
        this.result = result;
        this.needed = choice == OverlayChoice.CRITICALITY ? Criticality.needed(document, rates(result)) : Map.of();
        this.choice = choice;
        this.slowest = result.components().values().stream().mapToDouble(EstimateResult.Component::mean)
                .filter(Double::isFinite).max().orElse(1);
    }

    /// Nothing where nothing is to be seen.
    ///
    /// @param document what was estimated
    public static Overlay of(Document document, EstimateResult result, OverlayChoice choice) {
        return choice == OverlayChoice.NONE ? Overlay.NONE : new EstimateOverlay(document, result, choice).overlay();
    }

    private static Map<String, Double> rates(EstimateResult result) {
        Map<String, Double> rates = new LinkedHashMap<>();
        result.requests().forEach((id, requests) -> rates.put(id, requests.rate()));
        return rates;
    }

    private Overlay overlay() {
        Map<String, Double> errors = errors();
        Map<ComponentId, Overlay.Reading> readings = new LinkedHashMap<>();
        result.components().forEach((id, component) -> readings.put(new ComponentId(id),
                reading(id, component, errors.getOrDefault(id, 0.0))));
        Map<ConnectionId, Overlay.Flow> flows = new LinkedHashMap<>();
        result.connections().forEach((id, connection) -> flows.put(ConnectionId.parse(id),
                new Overlay.Flow(connection.rate(), time(connection.mean()), connection.failed())));
        return new Overlay(readings, flows, Overlay.Origin.ESTIMATED);
    }

    /// By component, the share of the calls to it that fail for good.
    private Map<String, Double> errors() {
        Map<String, Double> calls = new LinkedHashMap<>();
        Map<String, Double> failed = new LinkedHashMap<>();
        result.connections().forEach((id, connection) -> {
            String callee = ConnectionId.parse(id).to().value();
            double rate = connection.rate() / Math.max(1, connection.attempts());
            calls.merge(callee, rate, Double::sum);
            failed.merge(callee, rate * connection.failed(), Double::sum);
        });
        failed.replaceAll((id, rate) -> calls.getOrDefault(id, 0.0) > 0 ? rate / calls.getOrDefault(id, 1.0) : 0);
        return failed;
    }

    private Overlay.Reading reading(String id, EstimateResult.Component component, double errors) {
        if (component.rate() <= 0) {
            return new Overlay.Reading(null, null, 0, null, Severity.IDLE);
        }
        @Nullable
        Double share = share(id, component);
        Severity severity = switch (choice) {
            case UTILISATION -> Grade.LOAD.of(share);
            case LATENCY -> component.mean() >= SLOW * slowest ? Severity.WARNING : Severity.OK;
            case ERRORS -> Grade.ERRORS.of(errors);
            case QUEUES -> Grade.WAITING.of(share);
            case CRITICALITY -> ResultOverlay.critical(share, isSingle(id));
            case THROTTLING, COST, NONE -> Severity.OK;
        };
        return new Overlay.Reading(share, text(component), errors, null, severity);
    }

    private @Nullable Double share(String id, EstimateResult.Component component) {
        double share = switch (choice) {
            case UTILISATION -> component.utilization() == 0 ? Double.NaN : component.utilization();
            case QUEUES -> Double.isInfinite(component.meanWait()) ? 1 : component.meanWait() / component.mean();
            case CRITICALITY -> needed.getOrDefault(id, Double.NaN);
            case LATENCY, ERRORS, THROTTLING, COST, NONE -> Double.NaN;
        };
        return Double.isNaN(share) ? null : share;
    }

    private boolean isSingle(String id) {
        Component component = document.architecture().components().get(new ComponentId(id));
        return component != null && component.initialReplicas() <= 1;
    }

    private @Nullable String text(EstimateResult.Component component) {
        return switch (choice) {
            case QUEUES -> "≡ " + (Double.isInfinite(component.meanWait())
                    ? "∞"
                    : Figures.number(component.rate() * component.meanWait())); // Little's law
            case COST, CRITICALITY, NONE -> null;
            case UTILISATION, LATENCY, ERRORS, THROTTLING -> time(component.mean());
        };
    }

    private static String time(double seconds) {
        return Double.isInfinite(seconds) ? "∞" : Figures.time(seconds);
    }
}
