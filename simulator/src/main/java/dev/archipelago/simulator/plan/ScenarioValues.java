package dev.archipelago.simulator.plan;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import java.util.Map;

/// Puts the values of a scenario into a document.
public final class ScenarioValues {

    private ScenarioValues() {}

    /// @throws dev.archipelago.model.shape.PropertyException when a path leads nowhere or a value does not fit
    public static Document in(Document document, Scenario scenario) {
        Document changed = document;
        for (Map.Entry<String, String> value : scenario.set().entrySet()) {
            changed = PropertyPath.parse(value.getKey()).with(changed, value.getValue());
        }
        return changed;
    }
}
