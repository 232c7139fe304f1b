package dev.archipelago.exporters.layout;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Operation;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Random architectures that call in all directions, themselves included.
final class Webs {

    private Webs() {}

    /// @param contexts number of bounded contexts; 0 for none
    static Document random(long seed, int components, int calls, int contexts) {
        Random random = new Random(seed);
        Map<ComponentId, Component> all = new LinkedHashMap<>();
        for (int i = 0; i < components; i++) {
            Step[] steps = IntStream.range(0, calls).mapToObj(_ -> Step.Call.to("s" + random.nextInt(components)))
                    .toArray(Step[]::new);
            String context = contexts == 0 || i % 4 == 0 ? null : "Context " + random.nextInt(contexts);
            all.put(id(i), new Component(ComponentKind.SERVICE, null, null, context, null, null, null, null, null, null,
                    null, Map.of(), Map.of(), null, null, null, null, Map.of("work", Operation.of(steps))));
        }
        return Document.of("Web " + seed, new Architecture(all, Map.of()));
    }

    static ComponentId id(int number) {
        return new ComponentId("s" + number);
    }
}
