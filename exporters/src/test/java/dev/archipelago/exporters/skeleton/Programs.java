package dev.archipelago.exporters.skeleton;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.Operation;
import dev.archipelago.model.Runtime;
import dev.archipelago.model.document.Document;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Components for tests.
final class Programs {

    private Programs() {}

    /// The component in another language.
    static Component in(Runtime runtime, Component component) {
        Container given = component.containerOrDefault();
        return component.withContainer(container(runtime, given.ports(), given.workers(), given.backlog()));
    }

    /// A service of these operations alone in a document.
    static Document alone(Runtime runtime, @Nullable Integer workers, @Nullable Integer backlog,
            Map<String, Operation> operations) {
        Component component = Component.of(ComponentKind.SERVICE)
                .withContainer(container(runtime, Map.of(), workers, backlog)).withOperations(operations);
        return Document.of("Shop", Architecture.empty().withComponent(new ComponentId("shop"), component));
    }

    private static Container container(Runtime runtime, Map<String, Integer> ports, @Nullable Integer workers,
            @Nullable Integer backlog) {
        return new Container(runtime, null, ports, null, null, null, null, workers, backlog, null, null, null, null,
                Map.of(), List.of());
    }
}
