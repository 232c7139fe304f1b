package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.model.policy.ScheduledMinimum;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns the times of a design into times of the day: what it counts from the end of the warm-up is counted from midnight.
///
/// Source: KEDA 2.16, scaler cron: whole minutes, and a start that is not the end.
///
/// @param pointer of the schedule in the document
record Clock(String pointer, Reasons reasons, Omissions omissions) {

    private static final int DAY = 24 * 60;
    private static final double MINUTE = 60;

    /// Those who hold all day; of the others a trigger each.
    ///
    /// @param always replicas at least, all day; 0 where nothing says so
    record Daily(int always, List<Mapping> triggers) {}

    /// @param least replicas at any time: what asks for no more says nothing new
    Daily daily(List<ScheduledMinimum> schedule, int least) {
        int always = 0;
        List<Mapping> triggers = new ArrayList<>();
        for (int i = 0; i < schedule.size(); i++) {
            ScheduledMinimum scheduled = schedule.get(i);
            long start = (long) Math.floor(scheduled.from().seconds() / MINUTE);
            long end = end(scheduled.until());
            if (start >= DAY) {
                omissions.add(pointer + "/" + i, "replicas from " + scheduled.from() + " on",
                        "a schedule of KEDA repeats every day");
            } else if (start == 0 && end == DAY) {
                always = Math.max(always, scheduled.min());
            } else if (scheduled.min() > least) {
                triggers.add(trigger(pointer + "/" + i, scheduled.min(), start, end % DAY));
            }
        }
        if (!schedule.isEmpty()) {
            omissions.add(pointer, "the times of the day", "the design counts from the end of the warm-up, the export "
                    + "from midnight UTC, every day: set start, end and timezone");
        }
        return new Daily(always, List.copyOf(triggers));
    }

    private static long end(@Nullable TimeSpan until) {
        return Optional.ofNullable(until).map(time -> Math.min(DAY, (long) Math.ceil(time.seconds() / MINUTE)))
                .orElse((long) DAY);
    }

    private Mapping trigger(String here, int min, long start, long end) {
        Mapping.Builder metadata = Mapping.builder().put("timezone", "Etc/UTC").because("set yours")
                .put("start", minute(start)).because("counted from midnight").put("end", minute(end));
        reasons.given(here + "/min", Scalar.of(Integer.toString(min))).put(metadata, "desiredReplicas");
        return Mapping.builder().put("type", "cron").put("metadata", metadata.build()).build();
    }

    private static String minute(long ofDay) {
        return ofDay % 60 + " " + ofDay / 60 + " * * *";
    }
}
