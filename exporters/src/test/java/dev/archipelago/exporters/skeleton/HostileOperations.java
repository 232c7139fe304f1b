package dev.archipelago.exporters.skeleton;

import dev.archipelago.exporters.Hostile;
import dev.archipelago.model.Operation;
import dev.archipelago.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Operations whose free texts try to break out of the source that they stand in, and whose ids become alike or keywords.
final class HostileOperations {

    private static final List<String> ATTACKS = List.of("a\nimport os", "\\u000a } class X {", "*/ x /*", "\"); x(\"",
            "\\", "\\\"", "${process.exit(1)}", "`x`", "//go:embed x", "# -*- coding: x -*-", "%s%d", "\\N{x}", "\\x4",
            "'''", "\"\"\"", "\\u", "</script>");
    private static final List<String> IDS = List.of("class", "a-1b", "a1b", "func", "import", "do", "1", "a--b", "a-b",
            "design", "constructor");

    private final RandomGenerator random;

    HostileOperations(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    Map<String, Operation> draw() {
        Map<String, Operation> operations = new LinkedHashMap<>();
        for (String id : IDS) {
            List<Step> steps = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                steps.add(Step.Publish.to(text()));
                steps.add(new Step.Consume(text(), null));
                steps.add(new Step.Acquire(text(), null, null, null));
            }
            operations.put(id, new Operation(text(), text(), text(), null, null, null, steps));
        }
        operations.put(text() + "?", Operation.of());
        return operations;
    }

    private String text() {
        return random.nextBoolean() ? ATTACKS.get(random.nextInt(ATTACKS.size())) : Hostile.text(random);
    }
}
