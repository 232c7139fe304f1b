package dev.archipelago.simulator.plan;

import dev.archipelago.model.Component;
import dev.archipelago.model.Container;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.ResourceQuota;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.simulator.plan.QuotaPlan.Need;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Turns the quota of a platform into numbers.
final class QuotaCompiler {

    private QuotaCompiler() {}

    /// Null where there is none.
    ///
    /// @param versions the documents of further versions of the components
    static @Nullable QuotaPlan quota(Document document, List<Document> versions) {
        ResourceQuota given = document.platformOrDefault().quota();
        return given == null
                ? null
                : new QuotaPlan(most(given), pods(document, given),
                        versions.stream().map(version -> pods(version, given)).toList());
    }

    private static Need most(ResourceQuota quota) {
        return new Need(millis(quota.cpu()), bytes(quota.memory()), millis(quota.cpuLimit()),
                bytes(quota.memoryLimit()), quota.pods() == null ? Need.UNLIMITED : quota.pods());
    }

    private static long millis(@Nullable Cores cores) {
        return cores == null ? Need.UNLIMITED : cores.millis();
    }

    private static long bytes(@Nullable DataSize size) {
        return size == null ? Need.UNLIMITED : size.bytes();
    }

    private static List<@Nullable Need> pods(Document document, ResourceQuota quota) {
        List<@Nullable Need> pods = new ArrayList<>();
        document.architecture().components().values().forEach(
                component -> pods.add(FaultCompiler.isOurs(component) ? pod(component, quota) : null));
        return pods;
    }

    /// A pod without a CPU limit is not created where the sum of them is bounded.
    private static Need pod(Component component, ResourceQuota quota) {
        Container container = component.containerOrDefault();
        long limit = quota.cpuLimit() == null
                ? 0
                : container.cpuLimit() == null ? Need.UNLIMITED : container.cpuLimit().millis();
        DataSize most = container.memoryLimit() == null ? container.memoryOrDefault() : container.memoryLimit();
        return new Need(container.cpuOrDefault().millis(), container.memoryOrDefault().bytes(), limit, most.bytes(), 1);
    }
}
