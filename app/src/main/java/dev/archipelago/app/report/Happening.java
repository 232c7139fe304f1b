package dev.archipelago.app.report;

import dev.archipelago.simulator.measure.ScaleEvent;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Something that happened at an instant of the run.
///
/// @param at seconds after the end of the warm-up
record Happening(double at, String text) {

    /// Faults, changes on purpose and changes of numbers of replicas, in order.
    static List<Happening> of(SimulationResult result, Words words) {
        List<Happening> all = new ArrayList<>();
        result.breakdowns().forEach(fault -> span(all, words, fault.fault(), fault.from(), fault.to()));
        result.changes().forEach(change -> span(all, words, change.name(), change.from(), change.to()));
        for (ScaleEvent scaling : result.scalings()) {
            all.add(new Happening(scaling.at(),
                    scaling.component() + " " + scaling.from() + " → " + scaling.to()));
        }
        return all.stream().sorted(Comparator.comparingDouble(Happening::at)).toList();
    }

    private static void span(List<Happening> all, Words words, String name, double from, double to) {
        all.add(new Happening(from, name));
        if (!Double.isNaN(to)) {
            all.add(new Happening(to, words.of("event.back", name)));
        }
    }
}
