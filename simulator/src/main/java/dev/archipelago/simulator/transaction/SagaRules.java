package dev.archipelago.simulator.transaction;

import java.util.List;

/// What a saga consists of.
///
/// @param actions in order
/// @param attempts tries of what must succeed in the end
public record SagaRules(List<Action> actions, int attempts) {

    public SagaRules {
        actions = List.copyOf(actions);
    }

    /// One action.
    ///
    /// @param group those of a group begin together; numbered from 0, never less than that of the action before
    public record Action(int group, boolean undoable, boolean confirmable, boolean pivot) {}

    /// The number of the last group.
    int groups() {
        return actions.isEmpty() ? 0 : actions.getLast().group();
    }
}
