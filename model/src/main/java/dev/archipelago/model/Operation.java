package dev.archipelago.model;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a component does for one request: its steps, one after the other.
public record Operation(
        @Meaning("What it is for.") @Default("none") @Nullable String description,
        @Meaning("Method and path by which it is reached from outside, such as GET /cart.") @Default("none") @Nullable String route,
        @Meaning("Channel whose messages drive it, as broker.channel.") @Default("called, not driven") @Nullable String consumes,
        @Meaning("Runs by itself at this interval, as a scheduled job.") @Default("only when called") @Nullable TimeSpan every,
        @Meaning("Doing it twice is as good as once, so that it may be tried again.") @Default("false") @Nullable Boolean idempotent,
        @Meaning("Requests of higher priority go first where they queue.") @Default("0") @Nullable Integer priority,
        @Meaning("What is done, in order.") @Default("nothing") List<Step> steps) {

    public Operation {
        steps = List.copyOf(steps);
    }

    /// An operation that is called and does these steps.
    public static Operation of(Step... steps) {
        return new Operation(null, null, null, null, null, null, List.of(steps));
    }

    public Operation withConsumes(String channel) {
        return new Operation(description, route, channel, every, idempotent, priority, steps);
    }

    public Operation withSteps(List<Step> changed) {
        return new Operation(description, route, consumes, every, idempotent, priority, changed);
    }
}
