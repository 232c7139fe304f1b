package dev.archipelago.app.seeing;

import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Severity;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.SystemState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A run at an instant as numbers on the drawing: waiting requests, pods and circuit breakers as they were then, load and errors
/// around it.
public final class MomentOverlay {

    private final Moment moment;
    private final Overlay whole;
    private final OverlayChoice choice;

    private MomentOverlay(Moment moment, Overlay whole, OverlayChoice choice) {
        this.moment = moment;
        this.whole = whole;
        this.choice = choice;
    }

    /// Nothing where nothing is to be seen; the whole run where costs are, or who is needed.
    ///
    /// @param whole of the whole run, which tells what has a capacity at all and what nothing came to
    public static Overlay of(Moment moment, Overlay whole, OverlayChoice choice) {
        return switch (choice) {
            case NONE, COST, CRITICALITY -> whole;
            case UTILISATION, LATENCY, ERRORS, QUEUES, THROTTLING -> new MomentOverlay(moment, whole, choice).overlay();
        };
    }

    private Overlay overlay() {
        Map<ComponentId, Overlay.Reading> readings = new LinkedHashMap<>();
        whole.components().forEach((id, reading) -> {
            SystemState.Station station = moment.state().components().get(id.value());
            readings.put(id, station == null ? reading : reading(id.value(), station, reading));
        });
        Map<ConnectionId, Overlay.Flow> flows = new LinkedHashMap<>();
        moment.state().connections().forEach((id, calls) -> flows.put(ConnectionId.parse(id),
                new Overlay.Flow(moment.rate(id), breakers(calls), moment.failed(id))));
        flows.keySet().retainAll(whole.connections().keySet());
        return new Overlay(readings, flows);
    }

    private Overlay.Reading reading(String id, SystemState.Station station, Overlay.Reading averaged) {
        Observation.Busy busy = moment.after().components().get(id);
        double failed = busy == null || Double.isNaN(busy.failed()) ? 0 : busy.failed();
        @Nullable
        Double share = busy == null ? null : share(busy, station, averaged);
        boolean idle = averaged.severity() == Severity.IDLE;
        boolean down = !station.pods().isEmpty() && station.ready() == 0;
        Severity severity = down ? Severity.DOWN : idle ? Severity.IDLE : severity(share, failed);
        return new Overlay.Reading(share, idle ? null : "≡ " + station.waiting(), failed, pods(station), severity);
    }

    private @Nullable Double share(Observation.Busy busy, SystemState.Station station, Overlay.Reading averaged) {
        int inside = station.busy() + station.waiting();
        return switch (choice) {
            case UTILISATION -> averaged.utilisation() == null ? null : Double.valueOf(busy.utilization());
            case QUEUES, LATENCY ->
                inside == 0 ? Double.valueOf(0) : Double.valueOf((double) station.waiting() / inside);
            case THROTTLING -> busy.throttled();
            case ERRORS, NONE, COST, CRITICALITY -> null;
        };
    }

    private Severity severity(@Nullable Double share, double failed) {
        return switch (choice) {
            case UTILISATION, NONE, COST, CRITICALITY -> Grade.LOAD.of(share);
            case QUEUES, LATENCY -> Grade.WAITING.of(share);
            case ERRORS -> Grade.ERRORS.of(failed);
            case THROTTLING -> Grade.THROTTLING.of(share);
        };
    }

    /// "×2" where all are ready, else "×1/2": ready ones of those that there are or are to be.
    private static String pods(SystemState.Station station) {
        int all = Math.max(station.wanted(), station.pods().size());
        return station.ready() == all ? "×" + all : "×" + station.ready() + "/" + all;
    }

    /// Such as "⊘ 1/2" where one of two circuit breakers is open, and "◐ 1/2" where it lets a few calls through.
    private static @Nullable String breakers(SystemState.Calls calls) {
        int all = calls.open() + calls.halfOpen() + calls.closed();
        if (calls.open() > 0) {
            return "⊘ " + calls.open() + "/" + all;
        }
        return calls.halfOpen() > 0 ? "◐ " + calls.halfOpen() + "/" + all : null;
    }
}
