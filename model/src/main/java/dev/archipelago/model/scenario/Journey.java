package dev.archipelago.model.scenario;

import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A way of a user through several operations.
public record Journey(
        @Meaning("How often it is chosen, relative to the others.") @Default("1") @Nullable Double weight,
        @Meaning("The requests, in order.") List<JourneyStep> steps) {

    public Journey {
        steps = List.copyOf(steps);
    }
}
