package dev.archipelago.simulator.boundaries;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.plan.Plan;
import java.util.List;
import java.util.Map;

/// Which operation asks which other one, how often, and what the way there costs.
///
/// Frequencies are those of the plan that is simulated: choices, repetitions and misses of caches count with what they are on
/// average; calls that are tried again count once. Rates are per second, times in seconds.
///
/// @param document under its scenario
/// @param operations of everything that does something, in the order of the document
/// @param calls at most one of each use between two operations
/// @param actions what users, and scheduled jobs, begin with
public record CallGraph(Document document, List<Node> operations, List<Call> calls, List<Action> actions) {

    /// How one operation asks another.
    public enum Use {
        /// Waits for the answer of a program.
        CALL,
        /// Starts something and goes on.
        START,
        /// Asks a database.
        QUERY,
        /// Looks into a cache.
        LOOK_UP,
        /// Hands a message to a broker.
        PUBLISH,
        /// A broker hands a message out.
        DELIVER;

        /// Whether somebody waits until it is done.
        public boolean isAwaited() {
            return this == CALL || this == QUERY || this == LOOK_UP;
        }
    }

    /// An operation.
    ///
    /// @param id as component.operation
    /// @param rate how often it is done, each second
    /// @param seconds of work and of waiting of its own, each time
    public record Node(String id, String component, ComponentKind kind, double rate, double seconds) {

        /// Whether it is part of a program of ours, which could be cut elsewhere.
        public boolean isProgram() {
            return kind == ComponentKind.SERVICE || kind == ComponentKind.GATEWAY;
        }

        public boolean isStore() {
            return kind == ComponentKind.DATABASE || kind == ComponentKind.CACHE;
        }

        public boolean isOutside() {
            return kind == ComponentKind.EXTERNAL || kind == ComponentKind.THIRD_PARTY;
        }
    }

    /// One operation asks another.
    ///
    /// @param from index of the operation that asks
    /// @param to index of the one that is asked
    /// @param times each time that the first is done
    /// @param rate each second
    /// @param overhead seconds that a question and its answer spend on the way
    public record Call(int from, int to, Use use, double times, double rate, double overhead) {}

    /// What somebody outside begins with.
    ///
    /// @param source the workload, or component.operation of a scheduled job
    /// @param rate each second
    public record Action(String source, boolean job, int operation, double rate) {}

    public CallGraph {
        operations = List.copyOf(operations);
        calls = List.copyOf(calls);
        actions = List.copyOf(actions);
    }

    /// @param document under the scenario of the plan
    /// @param rates of requests each second by source, as an estimate finds them
    public static CallGraph of(Document document, Plan plan, Map<String, Double> rates) {
        return new CallCounting(document, plan, rates).graph();
    }

    static ComponentKind kindOf(Document document, String component) {
        return document.architecture().component(new ComponentId(component)).orElseThrow().kind();
    }

    Node from(Call call) {
        return operations.get(call.from());
    }

    Node to(Call call) {
        return operations.get(call.to());
    }

    /// Whether it goes from one component to another.
    boolean isRemote(Call call) {
        return !from(call).component().equals(to(call).component());
    }
}
