package dev.archipelago.app.editor.whatif;

import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.estimate.EstimateResult;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.Map;

/// What comes of a design that is tried out, beside what came of the one before, both found in the same way.
public sealed interface WhatIfAnswer {

    /// The design that is tried out.
    Document tried();

    Map<String, ObjectiveResult> objectives();

    Map<String, ObjectiveResult> objectivesBefore();

    /// By formulas.
    ///
    /// @param result of what is tried out
    /// @param before of the design as it is
    record Estimated(Document tried, EstimateResult result, EstimateResult before,
            Map<String, ObjectiveResult> objectives, Map<String, ObjectiveResult> objectivesBefore)
            implements
                WhatIfAnswer {}

    /// By a short simulation under the same random numbers.
    ///
    /// @param result of what is tried out
    /// @param before of the design as it is
    record Simulated(Document tried, SimulationResult result, SimulationResult before) implements WhatIfAnswer {
        @Override
        public Map<String, ObjectiveResult> objectives() {
            return result.objectives();
        }

        @Override
        public Map<String, ObjectiveResult> objectivesBefore() {
            return before.objectives();
        }
    }
}
