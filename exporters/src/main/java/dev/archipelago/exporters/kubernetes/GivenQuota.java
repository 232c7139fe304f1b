package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.Quantities;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.model.platform.ResourceQuota;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the design lets all pods of the namespace take together, as far as it says so.
record GivenQuota(Map<String, Figure> figures) {

    static GivenQuota of(Landscape landscape) {
        ResourceQuota quota = landscape.request().document().platformOrDefault().quota();
        Map<String, Figure> figures = new LinkedHashMap<>();
        if (quota != null) {
            put(figures, landscape, "pods", "pods", quota.pods(), pods -> Integer.toString(pods));
            put(figures, landscape, "requests.cpu", "cpu", quota.cpu(), Quantities::of);
            put(figures, landscape, "requests.memory", "memory", quota.memory(), Quantities::of);
            put(figures, landscape, "limits.cpu", "cpuLimit", quota.cpuLimit(), Quantities::of);
            put(figures, landscape, "limits.memory", "memoryLimit", quota.memoryLimit(), Quantities::of);
        }
        return new GivenQuota(figures);
    }

    private static <T> void put(Map<String, Figure> figures, Landscape landscape, String resource, String property,
            @Nullable T amount, Function<T, String> spelling) {
        if (amount != null) {
            figures.put(resource, landscape.reasons().given(Pointer.of("platform", "quota", property),
                    Scalar.of(spelling.apply(amount))));
        }
    }

    /// The given amounts in place of those that the design may take at most; these for all that is not given.
    Mapping instead(Mapping most) {
        Mapping.Builder hard = Mapping.builder();
        Map<String, Figure> left = new LinkedHashMap<>(figures);
        for (Mapping.Entry entry : most.entries()) {
            Figure given = left.remove(entry.key());
            if (given == null) {
                hard.put(entry);
            } else {
                given.put(hard, entry.key());
            }
        }
        left.forEach((resource, given) -> given.put(hard, resource));
        return hard.build();
    }
}
