package dev.archipelago.simulator.plan;

import dev.archipelago.simulator.resilience.Waits;
import dev.archipelago.simulator.transaction.SagaRules;
import java.util.List;
import java.util.Locale;

/// A saga or a two-phase commit that an operation does.
///
/// @param id the operation; with "#" and a number behind it for a second one and further ones
/// @param station whose replicas coordinate it
/// @param attempts tries of what must succeed in the end
/// @param timeout nanoseconds after which what is not decided is undone; 0 for never
/// @param waits before each further try of what must succeed in the end
/// @param jitter uniform draw of those waits
/// @param log draw of the time to write a decision down; -1 for none
public record TransactionPlan(String id, Kind kind, int station, List<Part> parts, int attempts, long timeout,
        Waits waits, int jitter, int log) {

    public TransactionPlan {
        parts = List.copyOf(parts);
    }

    /// What is made of parts.
    public enum Kind {
        SAGA, TWO_PHASE_COMMIT;

        /// As it is spelled in results.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// An action, or a participant.
    ///
    /// @param call that does or prepares it
    /// @param undo call that undoes it; -1 for none
    /// @param settle call that confirms or commits it; -1 for none
    public record Part(int call, int undo, int settle, SagaRules.Action rules) {}

    /// All calls that are made for it.
    public List<Integer> calls() {
        return parts.stream().flatMap(part -> List.of(part.call, part.undo, part.settle).stream())
                .filter(call -> call >= 0).toList();
    }
}
