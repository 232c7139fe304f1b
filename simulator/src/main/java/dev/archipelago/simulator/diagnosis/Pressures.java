package dev.archipelago.simulator.diagnosis;

import dev.archipelago.simulator.diagnosis.DiagnosisResult.Pressure;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Pressure.Kind;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds what is scarce or wasted in a run.
final class Pressures {
    private static final double BUSY = 0.7;
    private static final double SOME = 0.02;
    private static final double TRIES = 1.05;
    private static final int MOST = 6;

    private Pressures() {}

    static List<Pressure> of(SimulationResult result) {
        List<Pressure> all = new ArrayList<>();
        result.components().forEach((id, component) -> {
            add(all, Kind.BUSY, id, component.busiest().value(), BUSY);
            add(all, Kind.THROTTLED, id, component.throttledShare().value(), SOME);
            add(all, Kind.WASTED, id, component.wastedWorkShare().value(), SOME);
        });
        result.connections().forEach((id, connection) -> {
            add(all, Kind.AMPLIFIED, id, connection.amplification(), TRIES);
            add(all, Kind.FAILING, id, connection.calls() == 0 ? 0 : (double) connection.failed() / connection.calls(),
                    SOME);
        });
        return all.stream().sorted(Comparator.comparingDouble((Pressure p) -> -p.value())).limit(MOST).toList();
    }

    private static void add(List<Pressure> all, Kind kind, String subject, double value, double from) {
        if (value >= from) {
            all.add(new Pressure(kind, subject, value));
        }
    }
}
