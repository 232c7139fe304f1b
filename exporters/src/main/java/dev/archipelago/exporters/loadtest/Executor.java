package dev.archipelago.exporters.loadtest;

import dev.archipelago.exporters.text.Durations;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// Spells a rate over time as an executor of k6, which counts in whole numbers per unit of time.
///
/// Source: the documentation of k6, executors constant-arrival-rate and ramping-arrival-rate.
final class Executor {

    private static final long MOST_VIRTUAL_USERS = 50_000;

    private Executor() {}

    /// @param patience seconds that a request may take: so many virtual users are busy at most
    static Mapping.Builder open(RateProfile profile, double patience) {
        Unit unit = Unit.of(profile);
        double highest = profile.highest();
        long before = Math.clamp((long) Math.ceil(highest), 1, MOST_VIRTUAL_USERS);
        long most = Math.clamp((long) Math.ceil(highest * patience), before, MOST_VIRTUAL_USERS);
        Mapping.Builder executor = Mapping.builder();
        if (profile.isConstant()) {
            executor.put("executor", "constant-arrival-rate").put("rate", unit.count(highest))
                    .put("timeUnit", unit.spelled()).put("duration", Durations.of(total(profile)));
        } else {
            executor.put("executor", "ramping-arrival-rate")
                    .put("startRate", unit.count(profile.pieces().getFirst().from())).put("timeUnit", unit.spelled())
                    .put("stages", stages(profile, unit));
        }
        return executor.put("preAllocatedVUs", before).put("maxVUs", most);
    }

    static Mapping.Builder closed(long users, double seconds) {
        return Mapping.builder().put("executor", "constant-vus").put("vus", users).put("duration",
                Durations.of(seconds));
    }

    private static Sequence stages(RateProfile profile, Unit unit) {
        List<Mapping> stages = new ArrayList<>();
        double now = profile.pieces().getFirst().from();
        for (RateProfile.Piece piece : profile.pieces()) {
            if (piece.from() != now) {
                stages.add(stage(0, unit.count(piece.from())));
            }
            stages.add(stage(piece.seconds(), unit.count(piece.to())));
            now = piece.to();
        }
        return Sequence.of(stages);
    }

    private static Mapping stage(double seconds, long target) {
        return Mapping.builder().put("duration", Durations.of(seconds)).put("target", target).build();
    }

    private static double total(RateProfile profile) {
        return profile.pieces().stream().mapToDouble(RateProfile.Piece::seconds).sum();
    }

    /// The unit in which every rate is a whole number; hours, rounded, where none is.
    private enum Unit {
        SECOND("1s", 1), MINUTE("1m", 60), HOUR("1h", 3600);

        private final String spelling;
        private final double seconds;

        Unit(String spelling, double seconds) {
            this.spelling = spelling;
            this.seconds = seconds;
        }

        static Unit of(RateProfile profile) {
            for (Unit unit : values()) {
                if (profile.pieces().stream()
                        .allMatch(piece -> unit.isWhole(piece.from()) && unit.isWhole(piece.to()))) {
                    return unit;
                }
            }
            return HOUR;
        }

        String spelled() {
            return spelling;
        }

        long count(double perSecond) {
            return Math.round(perSecond * seconds);
        }

        private boolean isWhole(double perSecond) {
            return Math.abs(perSecond * seconds - Math.rint(perSecond * seconds)) < 1e-9;
        }
    }
}
