package dev.archipelago.simulator.plan;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
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
