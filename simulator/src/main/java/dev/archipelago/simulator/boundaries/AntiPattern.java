package dev.archipelago.simulator.boundaries;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// Something in the way services are cut that is known to go wrong.
///
/// @param finding with id, place in the document, message and advice
/// @param parts the components that it is about
/// @param numbers what was measured and, as `threshold` and the like, from which value on it counts; rates per second, times in seconds
public record AntiPattern(Finding finding, List<String> parts, Map<String, Double> numbers) {
    public AntiPattern {
        parts = List.copyOf(parts);
        numbers = Ordered.copyOf(numbers);
    }

    public String id() {
        return finding.id();
    }
}
