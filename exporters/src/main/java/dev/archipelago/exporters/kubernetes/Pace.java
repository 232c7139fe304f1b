package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.policy.ScalingBehaviour;
import dev.archipelago.model.policy.ScalingPolicy;
import dev.archipelago.model.policy.SelectPolicy;
import dev.archipelago.model.quantity.Portion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Derives how fast an autoscaler may grow and shrink; both directions are always written out.
///
/// Source of the defaults: HorizontalPodAutoscaler v2.
///
/// @param pointer of the autoscaling in the document
record Pace(String pointer, Reasons reasons) {

    private static final long LONGEST_PERIOD = 1800;
    private static final long LONGEST_WINDOW = 3600;

    Mapping behaviour(Autoscaling given) {
        Sequence up = Sequence.of(policy("Percent", 100, 15), policy("Pods", 4, 15));
        Sequence down = Sequence.of(policy("Percent", 100, 15));
        return Mapping.builder().put("scaleUp", direction("up", given.up(), 0, up))
                .put("scaleDown", direction("down", given.down(), 300, down)).build();
    }

    private Mapping direction(String name, @Nullable ScalingBehaviour given, long window, Sequence standard) {
        String here = pointer + "/" + name;
        boolean open = given == null || given.window() == null;
        Scalar seconds = Scalar
                .of(Math.min(LONGEST_WINDOW, given == null ? window : Seconds.up(given.window(), window)));
        Figure figure = open
                ? reasons.assumed(here + "/window", seconds, "default of Kubernetes")
                : reasons.given(here + "/window", seconds);
        List<ScalingPolicy> policies = given == null
                ? List.of()
                : given.policies().stream().filter(policy -> policy.change().ofRoundedUp(100) > 0).toList();
        boolean stopped = given != null && (given.select() == SelectPolicy.DISABLED
                || policies.isEmpty() && !given.policies().isEmpty());
        String select = stopped ? "Disabled" : given != null && given.select() == SelectPolicy.MIN ? "Min" : "Max";
        Mapping.Builder direction = figure.put(Mapping.builder(), "stabilizationWindowSeconds").put("selectPolicy",
                select);
        return policies.isEmpty()
                ? direction.put("policies", standard).because("default of Kubernetes").build()
                : direction.put("policies", Sequence.of(policies.stream().map(Pace::policy).toList()))
                        .because("given by the design").build();
    }

    private static Mapping policy(ScalingPolicy policy) {
        long period = Math.clamp(Seconds.up(policy.period()), 1, LONGEST_PERIOD);
        return switch (policy.change()) {
            case Portion.Absolute(int count) -> policy("Pods", count, period);
            case Portion.Relative(var share) -> policy("Percent", Math.max(1, Math.round(share.value() * 100)), period);
        };
    }

    private static Mapping policy(String type, long value, long period) {
        return Mapping.builder().put("type", type).put("value", value).put("periodSeconds", period).build();
    }
}
