package dev.archipelago.app.workbench;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.Simulation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is wrong or remarkable in an opened file, every finding with its line.
public final class Examination {
    private Examination() {}

    /// Findings of the checks and of what the simulator leaves out.
    public static List<Finding> of(OpenedFile opened) {
        return placed(opened, Stream.concat(Checks.all().run(opened.document()).stream(),
                Simulation.notSimulated(opened.document(), Optional.empty()).stream()).toList());
    }

    /// The same findings with their lines in the file.
    public static List<Finding> placed(OpenedFile opened, List<Finding> findings) {
        return findings.stream().map(finding -> finding.at(opened.locations().of(finding.pointer()))).toList();
    }
}
