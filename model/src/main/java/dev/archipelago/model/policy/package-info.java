/// What a caller, a server or the platform does beside the work itself: timeouts, retries, scaling, rollout. Data only.
/// May import quantity and vocabulary.
/// Start reading at {@link dev.archipelago.model.policy.Retry}.
@NullMarked
package dev.archipelago.model.policy;

import org.jspecify.annotations.NullMarked;
