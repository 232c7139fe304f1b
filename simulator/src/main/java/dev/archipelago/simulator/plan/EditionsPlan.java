package dev.archipelago.simulator.plan;

import java.util.List;

/// All that a plan becomes during a run: by stage, which begins with each value that is set, and by version of a component.
///
/// @param versions that any component has at the most, the first one included; at least one
/// @param all by stage, and within it by version; the very first is the plan itself
public record EditionsPlan(int versions, List<EditionPlan> all) {

    public EditionsPlan {
        all = List.copyOf(all);
    }

    /// How a version is once so many values have been set.
    public EditionPlan of(int stage, int version) {
        return all.get(number(stage, version));
    }

    public int number(int stage, int version) {
        return stage * versions + Math.min(version, versions - 1);
    }

    public int stages() {
        return all.size() / versions;
    }
}
