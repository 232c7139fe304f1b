package dev.archipelago.app.report;

import dev.archipelago.simulator.result.Mark;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Something that happened at an instant of the first replication.
///
/// @param at seconds after the end of the warm-up
record Happening(double at, String text) {

    /// All that the time line tells, in order.
    static List<Happening> of(SimulationResult result, Words words) {
        List<Happening> all = new ArrayList<>();
        for (Mark mark : result.timeline().marks()) {
            all.add(new Happening(mark.from(), begins(mark, words)));
            if (!Double.isNaN(mark.to())) {
                all.add(new Happening(mark.to(), ends(mark, words)));
            }
        }
        return all.stream().sorted(Comparator.comparingDouble(Happening::at)).toList();
    }

    private static String begins(Mark mark, Words words) {
        return switch (mark.kind()) {
            case FAULT, CHANGE, SCALING -> mark.subject();
            case BREAKER_OPEN, OBJECTIVE_MISSED, SATURATED -> words.of("event." + mark.kind().id(), mark.subject());
        };
    }

    private static String ends(Mark mark, Words words) {
        return switch (mark.kind()) {
            case FAULT, CHANGE, SCALING -> words.of("event.back", mark.subject());
            case BREAKER_OPEN, OBJECTIVE_MISSED, SATURATED -> words.of("event." + mark.kind().id() + ".over",
                    mark.subject());
        };
    }
}
