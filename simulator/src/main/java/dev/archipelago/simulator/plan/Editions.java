package dev.archipelago.simulator.plan;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The documents that a document becomes during a scenario: by stage, which begins with each value that is set, and by version.
/// What a new version says of itself holds whatever is set.
final class Editions {

    private final Document document;
    private final List<Change.SetValue> values = new ArrayList<>();
    private final Map<ComponentId, List<Change.NewVersion>> versions = new LinkedHashMap<>();
    /// The number of the stage or version that a change begins.
    private final Map<Change, Integer> numbers = new HashMap<>();

    Editions(Document document, @Nullable Scenario scenario) {
        this.document = document;
        List<Change> changes = scenario == null ? List.of() : scenario.changes();
        changes.stream().sorted(Comparator.comparingLong(change -> change.at().nanos())).forEach(change -> {
            if (change instanceof Change.SetValue value && isStage(value)) {
                values.add(value);
                numbers.put(change, values.size());
            } else if (change instanceof Change.NewVersion version) {
                List<Change.NewVersion> known = versions.computeIfAbsent(version.rollout(), _ -> new ArrayList<>());
                known.add(version);
                numbers.put(change, known.size());
            }
        });
    }

    /// Whether a value is set that is not just a number of replicas.
    static boolean isStage(Change.SetValue value) {
        return SettableValues.allow(value.set()) && !value.set().matches("components\\.[^.]+\\.replicas");
    }

    int number(Change change) {
        return numbers.getOrDefault(change, 0);
    }

    int stages() {
        return values.size() + 1;
    }

    /// At the most, the first one included.
    int versions() {
        return 1 + versions.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /// Of a component, the first one included.
    int versions(ComponentId component) {
        return 1 + versions.getOrDefault(component, List.of()).size();
    }

    Document document(int stage, int version) {
        Document edition = document;
        for (Change.SetValue value : values.subList(0, stage)) {
            edition = PropertyPath.parse(value.set()).with(edition, value.to());
        }
        for (Map.Entry<ComponentId, List<Change.NewVersion>> entry : versions.entrySet()) {
            List<Change.NewVersion> known = entry.getValue();
            for (Change.NewVersion made : known.subList(0, Math.min(version, known.size()))) {
                for (Map.Entry<String, String> value : made.version().entrySet()) {
                    if (SettableValues.allowInVersion(value.getKey())) {
                        edition = PropertyPath.parse("components." + entry.getKey() + "." + value.getKey())
                                .with(edition, value.getValue());
                    }
                }
            }
        }
        return edition;
    }
}
