/// What is asked of an architecture and what happens to it: workloads, faults, changes, objectives.
/// May import the root nouns and below.
/// Start reading at {@link dev.archipelago.model.scenario.Workload}.
@NullMarked
package dev.archipelago.model.scenario;

import org.jspecify.annotations.NullMarked;
