package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes the number of replicas with the load, as a HorizontalPodAutoscaler does.
public record Autoscaling(
        @Meaning("Replicas at least.") int min,
        @Meaning("Replicas at most.") int max,
        @Meaning("Average CPU use as a share of the CPU request to aim at.") @Default("80% when no metric is given") @Nullable Share cpu,
        @Meaning("Average memory use as a share of the memory request to aim at.") @Default("not used") @Nullable Share memory,
        @Meaning("Requests per second and replica to aim at.") @Default("not used") @Nullable Rate requests,
        @Meaning("Waiting messages per replica to aim at.") @Default("not used") @Nullable Integer lag,
        @Meaning("Pace of growing.") @Default("Kubernetes: at most double or 4 more per 15s") @Nullable ScalingBehaviour up,
        @Meaning("Pace of shrinking.") @Default("Kubernetes: after 300s") @Nullable ScalingBehaviour down,
        @Meaning("More replicas at least at known times.") @Default("none") List<ScheduledMinimum> schedule) {

    public Autoscaling {
        schedule = List.copyOf(schedule);
        if (min < 0 || max < 1 || max < min) {
            throw new NotationException(min + ".." + max, "a range of replicas with 0 <= min <= max and max >= 1");
        }
        for (ScheduledMinimum scheduled : schedule) {
            if (scheduled.min() < 0 || scheduled.min() > max) {
                throw new NotationException(Integer.toString(scheduled.min()),
                        "a scheduled number of replicas from 0 to the " + max + " there may be");
            }
        }
    }
}
