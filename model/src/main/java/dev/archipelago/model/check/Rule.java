package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import java.util.stream.Stream;

/// Looks for one kind of mistake.
interface Rule {

    /// Stable and dotted; the id of all its findings.
    String id();

    Stream<Finding> findings(Inspection inspection);
}
