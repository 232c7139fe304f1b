package dev.archipelago.simulator;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Faults and changes made by chance that strike a document within its first second.
final class RandomTroubles {

    private final Random random;
    private final List<ComponentId> components;
    private final List<ConnectionId> connections;
    private final List<String> workloads;

    RandomTroubles(Document document, long seed) {
        this.random = new Random(seed ^ 0x5EED);
        this.components = List.copyOf(document.architecture().components().keySet());
        this.connections = List.copyOf(document.architecture().connections().keySet());
        this.workloads = List.copyOf(document.workloads().keySet());
    }

    Scenario scenario() {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < 3 + random.nextInt(6); i++) {
            faults.add(fault());
        }
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            changes.add(new Change.Scale(any(components), at(), random.nextInt(6)));
        }
        return new Scenario(null, null, null, Map.of(), faults, changes);
    }

    private Fault fault() {
        return switch (random.nextInt(connections.isEmpty() ? 5 : 7)) {
            case 0, 1 -> new Fault.Crash(any(components), at(), time(), random.nextBoolean()
                    ? null
                    : Integer.valueOf(1 + random.nextInt(2)));
            case 2 -> new Fault.Slow(any(components), at(), time(), random.nextBoolean() ? null : Double.valueOf(3));
            case 3 -> new Fault.Errors(any(components), at(), time(), random.nextBoolean() ? null : Share.parse("50%"));
            case 4 -> new Fault.Surge(any(workloads), at(), time(), random.nextBoolean() ? 3 : 0.3);
            case 5 -> new Fault.Delay(any(connections), at(), time(), Distribution.parse("exponential(20ms)"));
            default -> new Fault.Cut(any(connections), at(), time());
        };
    }

    private TimeSpan at() {
        return TimeSpan.ofMillis(random.nextInt(900));
    }

    private @Nullable TimeSpan time() {
        return random.nextInt(4) == 0 ? null : TimeSpan.ofMillis(random.nextInt(400));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
