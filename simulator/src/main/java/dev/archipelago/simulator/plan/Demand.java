package dev.archipelago.simulator.plan;

import java.util.List;

/// What an operation does on average each time it is asked for.
///
/// @param cpu nanoseconds of computing
/// @param waiting nanoseconds of waiting that no other component causes
/// @param failing share of the requests that end with an error of its own
/// @param uses of other operations
/// @param channel that it stores a message in; -1 for none
public record Demand(double cpu, double waiting, double failing, List<Use> uses, int channel) {

    static final Demand NONE = new Demand(0, 0, 0, List.of(), -1);

    public Demand {
        uses = List.copyOf(uses);
    }

    /// A call.
    ///
    /// @param times on average
    /// @param isAwaited whether the caller waits for the answer
    public record Use(int call, double times, boolean isAwaited) {}
}
