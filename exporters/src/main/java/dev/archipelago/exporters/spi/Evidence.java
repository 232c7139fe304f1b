package dev.archipelago.exporters.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Why numbers are what they are, by the JSON pointer of the number in the document.
///
/// The caller brings it, from a simulation or a measurement: exporters only write it beside the number, as in
/// "3 replicas: p99 241ms ± 9 at 2000/s with one zone lost".
///
/// @param sentences by pointer, such as `/components/orders/autoscaling/max`
public record Evidence(Map<String, String> sentences) {

    /// Nothing was simulated or measured.
    public static final Evidence NONE = new Evidence(Map.of());

    public Evidence {
        sentences = Collections.unmodifiableMap(new LinkedHashMap<>(sentences));
    }

    /// The reason of the number at this pointer.
    public Optional<String> about(String pointer) {
        return Optional.ofNullable(sentences.get(pointer));
    }

    /// With a reason more.
    public Evidence with(String pointer, String sentence) {
        Map<String, String> changed = new LinkedHashMap<>(sentences);
        changed.put(pointer, sentence);
        return new Evidence(changed);
    }

    public boolean isEmpty() {
        return sentences.isEmpty();
    }
}
