package dev.archipelago.model.testing;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Draws systems of services that make sense: every reference leads somewhere and calls go round in no circle.
///
/// The same seed gives the same system. Operations have every kind of step, connections policies, scenarios faults and
/// values, and components places.
public final class RandomServices {
    private final RandomGenerator random;
    private final int services;
    private final List<List<String>> operations = new ArrayList<>();

    private RandomServices(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        services = 3 + random.nextInt(4);
        for (int i = 0; i < services; i++) {
            operations.add(IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(o -> "op" + o).toList());
        }
    }

    public static Document document(long seed) {
        return DocumentReader.readText(new RandomServices(seed).text(), "random.yaml").orElseThrow();
    }

    private String text() {
        StringBuilder text = new StringBuilder("format: 1\nname: Random\ncomponents:\n");
        text.append("  users: { kind: client }\n");
        for (int i = 0; i < services; i++) {
            text.append(service(i));
        }
        text.append("  db: { kind: database, operations: { read: { steps: [ { compute: 1ms } ] } } }\n")
                .append("  memory: { kind: cache, cache: { hitRatio: 90% } }\n")
                .append("  bus: { kind: broker, broker: { channels: { told: {} } } }\n");
        text.append("connections:\n");
        for (int i = 0; i < services; i++) {
            for (int j = i + 1; j < services; j++) {
                if (random.nextInt(3) == 0) {
                    text.append("  s").append(i).append("->s").append(j).append(": { timeout: ")
                            .append(1 + random.nextInt(3)).append("s")
                            .append(random.nextBoolean() ? ", retry: { attempts: 2 }" : "").append(" }\n");
                }
            }
        }
        String mix = operations.getFirst().stream().map(o -> "s0." + o + ": 1").collect(Collectors.joining(", "));
        text.append("  users->s0: { timeout: 10s }\nworkloads:\n  all: { from: users, mix: { ").append(mix)
                .append(" }, arrivals: poisson(10/s) }\n  some: { arrivals: poisson(1/s), journeys: { tour: { steps: [ ")
                .append(IntStream.range(0, services).mapToObj(i -> "{ call: s" + i + "."
                        + operations.get(i).getLast() + " }").collect(Collectors.joining(", ")))
                .append(" ] } } }\nobjectives: { busy: s1 utilization < 70%, fast: all p99 < 1s }\n");
        text.append(
                "scenarios:\n  bad: { set: { components.s1.replicas: 2, components.s2.operations.op0.priority: 1 }, "
                        + "faults: [ { crash: s1, at: 1s }, { slow: s2, at: 2s, for: 1s } ], "
                        + "changes: [ { scale: s0, to: 4, at: 5s }, { set: components.s1.replicas, to: 3, at: 6s } ] }\n");
        text.append("diagram: { positions: { s0: 0 0, s1: 300 0, s2: 600 0 } }\n");
        return text.toString();
    }

    private String service(int i) {
        String own = operations.get(i).stream()
                .map(o -> o + ": { " + (random.nextInt(4) == 0 ? "idempotent: true, " : "") + "steps: [ "
                        + steps(i, o, 3) + " ] }")
                .collect(Collectors.joining(", "));
        return "  s" + i + ": { kind: " + (i == 0 ? "gateway" : "service") + ", replicas: " + (1 + random.nextInt(3))
                + ", container: { cpu: 500m" + (random.nextBoolean() ? ", workers: 16" : "")
                + " }, resources: { pool: { capacity: 8 } }, operations: { " + own + " } }\n";
    }

    private String steps(int service, String operation, int depth) {
        List<String> steps = new ArrayList<>();
        for (int n = random.nextInt(4); n >= 0; n--) {
            steps.add(step(service, operation, depth));
        }
        if (depth == 3 && random.nextInt(3) == 0) {
            steps.add("{ reply: 1Ki }");
            steps.add("{ compute: " + (1 + random.nextInt(50)) + "us }");
        }
        return String.join(", ", steps);
    }

    private String step(int service, String operation, int depth) {
        int kind = random.nextInt(depth == 0 ? 8 : 13);
        return switch (kind) {
            case 0 -> "{ compute: " + (1 + random.nextInt(50)) + "ms }";
            case 1 -> "{ query: db.read, times: " + (1 + random.nextInt(2)) + " }";
            case 2 -> "{ steps: [ { acquire: pool }, { compute: 3ms }, { release: pool } ] }";
            case 3 -> "{ publish: bus.told }";
            case 4, 5, 6, 7 -> call(service, operation);
            case 8 -> "{ parallel: [ " + step(service, operation, 0) + ", " + step(service, operation, 0) + " ] }";
            case 9 -> "{ choice: [ { probability: 30%, steps: [ " + steps(service, operation, depth - 1)
                    + " ] }, { probability: 60%, steps: [ " + steps(service, operation, depth - 1) + " ] } ] }";
            case 10 -> "{ repeat: 2, steps: [ " + steps(service, operation, depth - 1) + " ] }";
            case 11 -> "{ cache: memory, miss: [ " + steps(service, operation, depth - 1) + " ] }";
            default -> "{ degrade: [ " + step(service, operation, 0) + " ], above: 5, full: [ "
                    + step(service, operation, 0) + " ] }";
        };
    }

    /// Calls an operation of a later service, or a later one of its own.
    private String call(int service, String operation) {
        List<String> targets = new ArrayList<>();
        for (int i = service + 1; i < services; i++) {
            int later = i;
            operations.get(i).forEach(o -> targets.add("s" + later + "." + o));
        }
        operations.get(service).stream().filter(o -> o.compareTo(operation) > 0)
                .forEach(o -> targets.add("s" + service + "." + o));
        if (targets.isEmpty()) {
            return "{ compute: 7ms }";
        }
        String target = targets.get(random.nextInt(targets.size()));
        return switch (random.nextInt(7)) {
            case 0 -> "{ call: " + target + ", probability: 50% }";
            case 1 -> "{ call: " + target + ", times: 2 }";
            case 2 -> "{ call: " + target + ", mode: async }";
            case 3 -> "{ saga: [ { call: " + target + " } ] }";
            default -> "{ call: " + target + " }";
        };
    }
}
