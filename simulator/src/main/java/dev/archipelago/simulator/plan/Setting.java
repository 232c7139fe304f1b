package dev.archipelago.simulator.plan;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.vocabulary.Ordered;
import org.jspecify.annotations.Nullable;

/// A document under one of its scenarios.
///
/// @param document with the values that the scenario sets
/// @param scenario null for none
public record Setting(Document document, @Nullable Scenario scenario) {

    /// The measured time of a run where neither who asks nor the scenario says it.
    public static final TimeSpan DURATION = TimeSpan.ofMillis(60_000);

    /// @param id of the scenario; null for none
    /// @throws IllegalArgumentException when there is no such scenario
    /// @throws dev.archipelago.model.shape.PropertyException when it sets what cannot be set
    public static Setting of(Document document, @Nullable String id) {
        if (id == null) {
            return new Setting(document, null);
        }
        Scenario scenario = document.scenarios().get(id);
        if (scenario == null) {
            throw new IllegalArgumentException("no scenario '" + id + "'; known are " + document.scenarios().keySet());
        }
        return new Setting(PropertyPath.applied(document, scenario.set()), scenario);
    }

    /// The document with another value of a property as it holds under a scenario: in the scenario where that sets it or what lies
    /// around or within it, else in the design itself.
    ///
    /// @param scenario id of a scenario; null for none
    /// @throws dev.archipelago.model.shape.PropertyException when the value does not fit
    public static Document with(Document document, @Nullable String scenario, PropertyPath path, String text) {
        Scenario set = scenario == null ? null : document.scenarios().get(scenario);
        if (set == null || scenario == null
                || set.set().keySet().stream().noneMatch(key -> touches(PropertyPath.parse(key), path))) {
            return path.with(document, text);
        }
        String key = set.set().keySet().stream().filter(other -> PropertyPath.parse(other).equals(path)).findFirst()
                .orElse(path.toString());
        Scenario changed = new Scenario(set.description(), set.duration(), set.warmUp(),
                Ordered.with(set.set(), key, text), set.faults(), set.changes());
        return document.withScenarios(Ordered.with(document.scenarios(), scenario, changed));
    }

    /// Whether one lies within the other.
    private static boolean touches(PropertyPath one, PropertyPath other) {
        int common = Math.min(one.segments().size(), other.segments().size());
        return one.segments().subList(0, common).equals(other.segments().subList(0, common));
    }

    /// As asked for, else as the scenario says, else [#DURATION].
    public TimeSpan duration(@Nullable TimeSpan asked) {
        TimeSpan ofScenario = scenario == null ? null : scenario.duration();
        return asked != null ? asked : ofScenario != null ? ofScenario : DURATION;
    }

    /// As asked for, else as the scenario says; null where it is to be found.
    public @Nullable TimeSpan warmUp(@Nullable TimeSpan asked) {
        return asked != null || scenario == null ? asked : scenario.warmUp();
    }
}
