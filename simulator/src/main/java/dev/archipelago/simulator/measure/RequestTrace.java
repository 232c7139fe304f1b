package dev.archipelago.simulator.measure;

import java.util.List;
import java.util.stream.LongStream;

/// One request of a workload, followed through everything that was done for it.
///
/// @param workload its id
/// @param number of the request among those of the workload since the measurement began, from 0
/// @param spans the request itself first, then the tries made for it in the order in which they were sent
public record RequestTrace(String workload, long number, List<Span> spans) {

    public RequestTrace {
        spans = List.copyOf(spans);
    }

    /// One try of a call, or the request of the user. Times are nanoseconds since the start of the run, -1 for what did not
    /// happen before the end of it.
    ///
    /// @param parent index of the span that made the call, -1 of the request itself
    /// @param name "component.operation"; of the request itself the workload
    /// @param connection over which it was sent; empty for the request itself
    /// @param replica number of the replica within its component, -1 of the request itself
    /// @param sent when the caller sent it
    /// @param arrived when it came to the replica
    /// @param begun when a worker took it
    /// @param replied when the replica answered; of the request itself when the user had the answer
    /// @param received when the caller had the answer; of the request itself the user
    /// @param ended when the worker was free again
    /// @param abandoned when the caller gave up, -1 when it did not
    /// @param failure why it failed as spelled in results; empty when it did not
    /// @param held when it computed more slowly than on a core of its own, in order
    public record Span(int parent, String name, String connection, int replica, long sent, long arrived, long begun,
            long replied, long received, long ended, long abandoned, String failure, List<Held> held) {
        public Span {
            held = List.copyOf(held);
        }

        /// A try that always had a core of its own.
        public Span(int parent, String name, String connection, int replica, long sent, long arrived, long begun,
                long replied, long received, long ended, long abandoned, String failure) {
            this(parent, name, connection, replica, sent, arrived, begun, replied, received, ended, abandoned, failure,
                    List.of());
        }

        /// The last thing that is known of it.
        public long last() {
            return LongStream.of(sent, arrived, begun, replied, received, ended, abandoned).max().orElse(sent);
        }
    }

    /// A computation that was held back: by the CPU limit of its replica, by others on the same cores, or by a node without
    /// cores to spare.
    ///
    /// @param nanos that it took longer than on a core of its own
    public record Held(long from, long to, long nanos) {}
}
