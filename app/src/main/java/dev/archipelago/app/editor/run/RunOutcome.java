package dev.archipelago.app.editor.run;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.result.SimulationResult;

/// The answer of a run and the design that it is about.
public record RunOutcome(Document document, RunSettings settings, SimulationResult result) {

    /// A line for the status bar.
    public String summary(Messages messages) {
        double simulated = result.replications() * (result.simulatedSeconds() + result.warmUpSeconds());
        return messages.text("status.run-done", Figures.time(simulated), Figures.time(result.wallSeconds()),
                Figures.count(result.events()));
    }
}
