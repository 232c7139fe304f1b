package dev.archipelago.simulator.measure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that can be seen of a simulated system at one instant of a replication; the counts are since the end of the warm-up, before
/// it since the beginning.
///
/// @param at seconds after the end of the warm-up, negative before it
/// @param connections such as "shop->payment"
/// @param channels messages that are not done with, by channel as in the results
public record SystemState(double at, Map<String, Users> workloads, Map<String, Station> components,
        Map<String, Calls> connections, Map<String, Integer> channels) {
    public SystemState {
        workloads = inOrder(workloads);
        components = inOrder(components);
        connections = inOrder(connections);
        channels = inOrder(channels);
    }

    private static <T> Map<String, T> inOrder(Map<String, T> entries) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /// Requests of a workload.
    ///
    /// @param inFlight that have neither been answered nor failed yet
    public record Users(long offered, long completed, long failed, long inFlight) {}

    /// A component.
    ///
    /// @param wanted replicas asked for
    /// @param pods that there are, in the order of their numbers
    public record Station(int wanted, List<Pod> pods) {
        public Station {
            pods = List.copyOf(pods);
        }

        /// Pods that callers may call.
        public int ready() {
            return (int) pods.stream().filter(pod -> pod.phase() == Phase.READY).count();
        }

        /// Requests in work.
        public int busy() {
            return pods.stream().mapToInt(Pod::busy).sum();
        }

        /// Requests that wait for a worker.
        public int waiting() {
            return pods.stream().mapToInt(Pod::waiting).sum();
        }
    }

    /// A replica of a component.
    ///
    /// @param number among those of the component, from 0
    /// @param version 0 for the first
    /// @param busy requests in work
    /// @param waiting requests that wait for a worker
    public record Pod(int number, int version, Phase phase, int busy, int waiting) {}

    /// How a pod is.
    public enum Phase {
        /// It runs and is ready.
        READY,

        /// It runs and is not ready.
        STARTING,

        /// It runs, and all its work stands still.
        FROZEN,

        /// It ends what it has and takes no more.
        LEAVING,

        /// Its process does not run.
        DOWN
    }

    /// A connection.
    ///
    /// @param made calls
    /// @param failed calls that failed for good
    /// @param tries of callers under way, and callers that wait to be let in; of connections with protection, 0 of others
    /// @param open circuit breakers that refuse all calls
    /// @param halfOpen circuit breakers that let a few calls through
    /// @param closed circuit breakers that let calls through; those of replicas that have not called yet are not counted
    public record Calls(long made, long failed, int tries, int open, int halfOpen, int closed) {}
}
