package dev.archipelago.exporters;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.Operation;
import dev.archipelago.model.Runtime;
import dev.archipelago.model.Step;
import dev.archipelago.model.Volume;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.policy.Probe;
import dev.archipelago.model.policy.Probes;
import dev.archipelago.model.quantity.DataSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/// Documents in which every free text tries to break out of the file that it is exported to.
public final class HostileDocuments {

    private static final List<String> ATTACKS = List.of("a\n---\nkind: Pod", "x\" # y", "# syntax=evil/frontend",
            "a\\\nRUN rm -rf /", "a\" \\\nUSER 0", "name\nUSER 0:0\n", "}} {{ .Values.x }}", "$(id)", "`id`",
            "\u0085kind: Pod", "x".repeat(20_000), "*/ \u2028 end", "a: b\n  - c", "\"\nENTRYPOINT [\"sh\"]");

    private final RandomGenerator random;

    private HostileDocuments(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /// The document of a seed: a service for each language, a database, a caller of all, everything hostile.
    public static Document document(long seed) {
        return new HostileDocuments(seed).draw();
    }

    private Document draw() {
        Architecture architecture = Architecture.empty();
        for (Runtime runtime : Runtime.values()) {
            architecture = architecture.withComponent(new ComponentId(runtime.name().toLowerCase(Locale.ROOT)),
                    component(ComponentKind.SERVICE, runtime));
        }
        Component caller = component(ComponentKind.GATEWAY, Runtime.GO)
                .withOperations(Map.of("do", Operation.of(Step.Call.to("java.do"))));
        architecture = architecture.withComponent(new ComponentId("caller"), caller)
                .withComponent(new ComponentId("postgres"), component(ComponentKind.DATABASE, null));
        Platform platform = new Platform(text(), Map.of(), Map.of(), null, null, text());
        return Document.of(text(), architecture).withPlatform(platform);
    }

    private Component component(ComponentKind kind, @Nullable Runtime runtime) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put(text(), 8080);
        ports.put(text(), 9090);
        Map<String, String> config = new LinkedHashMap<>();
        config.put(text(), text());
        config.put("GREETING", text());
        config.put("greeting", text());
        Container container = new Container(runtime, random.nextBoolean() ? null : text(), ports, null, null, null,
                null, null, null, null, null, null, null, config, List.of(text(), text()));
        Probe probe = new Probe(random.nextBoolean() ? null : text(), null, null, null, null, null);
        Map<String, Volume> volumes = new LinkedHashMap<>();
        volumes.put(text(), new Volume(DataSize.ofMebibytes(10), text(), text(), random.nextBoolean()));
        volumes.put(text(), new Volume(DataSize.ofMebibytes(20), null, null, random.nextBoolean()));
        Placement placement = new Placement(List.of(text(), text()), text(), null, null, null, null,
                List.of(text(), text()));
        DatabaseSettings database = random.nextBoolean()
                ? null
                : new DatabaseSettings(text(), null, null, null, null, null, null, null, null, null, null, null, null,
                        null);
        return new Component(kind, text(), text(), text(), text(), container, 2, null, null,
                new Probes(probe, probe, probe, null, null), placement, volumes, Map.of(), null, database, null, null,
                Map.of());
    }

    private String text() {
        return random.nextBoolean() ? ATTACKS.get(random.nextInt(ATTACKS.size())) : Hostile.text(random);
    }
}
