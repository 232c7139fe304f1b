package dev.archipelago.exporters;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Runtime;
import dev.archipelago.model.Step;
import dev.archipelago.model.Volume;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.policy.Probe;
import dev.archipelago.model.policy.Probes;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayList;
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

    /// A document of so many services, whose ids are as bad as ids may be; each calls the next one.
    public static Document crowd(long seed, int services) {
        return new HostileDocuments(seed).drawCrowd(services);
    }

    /// Ids that are no names everywhere: words of YAML, devices, objects of ours, and those that begin alike.
    private static List<String> ids(int services) {
        List<String> ids = new ArrayList<>(List.of("con", "nul", "aux", "prn", "com1", "lpt9", "kubernetes",
                "localhost",
                "default", "default-deny", "allow-dns", "allow-mesh", "0", "1e3", "0x1f", "0123", "0o7", "1-a",
                "svc-1-a",
                "a", "a-headless", "a-config", "a-credentials", "a-b", "namespace", "kustomization", "network-defaults",
                "priorities", "secrets", "images", "values", "chart", "notes", "true", "false", "null", "yes", "no",
                "on",
                "off", "y", "n", "class", "import", "keda", "readme", "compose", "x".repeat(63)));
        for (int i = 0; ids.size() < services; i++) {
            ids.add(i % 2 == 0 ? "p".repeat(50) + i : "b" + i);
        }
        return ids.subList(0, services);
    }

    private Document drawCrowd(int services) {
        List<String> ids = ids(services);
        Architecture architecture = Architecture.empty();
        Map<String, Workload> workloads = new LinkedHashMap<>();
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        Map<String, Objective> objectives = new LinkedHashMap<>();
        for (int i = 0; i < services; i++) {
            Map<String, Operation> operations = new LinkedHashMap<>();
            operations.put(text(), new Operation(text(), text(), text(), null, null, null,
                    List.of(Step.Publish.to(text()))));
            operations.put("do", new Operation(text(), "GET /" + text(), null, null, null, null,
                    List.of(Step.Call.to(ids.get((i + 1) % services) + ".do"))));
            architecture = architecture.withComponent(new ComponentId(ids.get(i)),
                    component(ComponentKind.SERVICE, Runtime.values()[i % Runtime.values().length])
                            .withOperations(operations));
            OperationRef entered = OperationRef.parse(ids.get(i) + ".do");
            if (i % 10 == 0) {
                workloads.put(text() + i, Workload.open(entered, Arrival.parse("poisson(5/s)")));
                objectives.put(text() + i, Objective.parse(ids.get(i) + " utilization < 70%"));
                scenarios.put(text() + i, new Scenario(text(), null, null, Map.of(), List.of(new Fault.Crash(
                        new ComponentId(ids.get(i)), TimeSpan.ofSeconds(5), null, 1, null, null)), List.of()));
            }
        }
        return Document.of(text(), architecture).withWorkloads(workloads).withScenarios(scenarios)
                .withObjectives(objectives).withPlatform(new Platform(text(), Map.of(), Map.of(), null, null, text()));
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
                        null, null, null);
        return new Component(kind, text(), text(), text(), text(), container, 2, null, null,
                new Probes(probe, probe, probe, null, null), placement, volumes, Map.of(), null, database, null, null,
                Map.of());
    }

    private String text() {
        return random.nextBoolean() ? ATTACKS.get(random.nextInt(ATTACKS.size())) : Hostile.text(random);
    }
}
