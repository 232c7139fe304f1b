package dev.archipelago.model.policy;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How fast the number of replicas may change in one direction.
public record ScalingBehaviour(
        @Meaning("Looks back so long for the safest recommendation.") @Default("0s up, 300s down") @Nullable TimeSpan window,
        @Meaning("Which policy counts when there are several.") @Default("max") @Nullable SelectPolicy select,
        @Meaning("Bounds on the change per period.") @Default("those of Kubernetes") List<ScalingPolicy> policies) {

    public ScalingBehaviour {
        policies = List.copyOf(policies);
    }
}
