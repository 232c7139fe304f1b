package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.autoscaling.Recommendation;
import dev.archipelago.simulator.measure.NodeEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What components asked for, used and cost, and the nodes that they ran on.
///
/// @param components by id, of those that run on the platform
/// @param pools by id; none where there are always enough nodes
/// @param events how numbers of nodes changed in the first replication
/// @param costs empty where nothing has a price
/// @param carbon empty where nobody has said what a kilowatt hour causes
public record CapacityResult(Map<String, Pods> components, Map<String, Pool> pools, List<NodeEvent> events,
        Optional<Costs> costs, Optional<Carbon> carbon) {
    public CapacityResult {
        components = Ordered.copyOf(components);
        pools = Ordered.copyOf(pools);
        events = List.copyOf(events);
    }

    /// Whether there is something that people want to read of it: nodes, costs, or what memory is used.
    public boolean isTold() {
        return !pools.isEmpty() || costs.isPresent() || carbon.isPresent()
                || components.values().stream().anyMatch(pods -> pods.held().isMeasured())
                || components.values().stream().anyMatch(pods -> pods.memory().isPresent());
    }

    /// Replicas of a component, on average over the time; CPU in cores, memory in gibibytes.
    ///
    /// @param requestedCpu of all replicas that are on nodes
    /// @param requestedMemory of all replicas that are on nodes
    /// @param usedCpu by all of them
    /// @param pending replicas without a node; not measured where there are always enough nodes
    /// @param mostPending at a time
    /// @param held replicas that were not created because of the quota; not measured where there is none
    /// @param mostHeld at a time
    /// @param evicted replicas that were killed in a replication because their node was short of memory
    /// @param cpu cores that one replica should ask for by what it used; empty when nothing was computed
    /// @param memory bytes that one replica should ask for by what it used; empty where nothing is said of its memory
    public record Pods(double requestedCpu, double requestedMemory, Estimate usedCpu, Estimate pending,
            int mostPending, Estimate held, int mostHeld, Estimate evicted, Optional<Recommendation> cpu,
            Optional<Recommendation> memory) {
        /// The target of a vertical autoscaler in cores; NaN when nothing was computed.
        public double recommendedCpu() {
            return cpu.map(Recommendation::target).orElse(Double.NaN);
        }
    }

    /// Nodes of a pool, on average over the time; CPU in cores, memory in gibibytes.
    ///
    /// @param paid nodes that are there or on their way
    /// @param least ready at a time
    /// @param most ready at a time
    /// @param cpu that pods may ask for
    /// @param memory that pods may ask for
    /// @param contended share of the time of a node in which more was to be computed than it has cores
    public record Pool(Estimate paid, int least, int most, double cpu, double memory, double requestedCpu,
            double requestedMemory, Estimate usedCpu, Estimate contended) {

        /// Packing efficiency: the share of what pods may ask for that they ask for, of CPU or memory whichever is more.
        public double packed() {
            return cpu == 0 ? Double.NaN : Math.max(requestedCpu / cpu, requestedMemory / memory);
        }

        /// Cores that nobody asked for.
        public double idleCpu() {
            return cpu - requestedCpu;
        }
    }

    /// What the nodes, or where there are none what replicas ask for, draw from the grid and cause.
    ///
    /// @param kilowatts on average
    /// @param gramsPerHour of CO2 equivalent
    /// @param gramsPerMillion for a million requests that were answered without error; NaN where there were none
    public record Carbon(double kilowatts, double gramsPerHour, double gramsPerMillion) {}

    /// What it costs in an hour, in one currency.
    ///
    /// @param components what each one costs, its part of the nodes or the price of its calls; those without a price left out
    /// @param pools what the nodes of each cost; those without a price left out
    /// @param traffic what messages cost
    /// @param idle what is paid for nodes beyond what pods ask for
    /// @param perHour all of it
    /// @param perMillion for a million requests that were answered without error; NaN where there were none
    /// @param asOf the day of the prices; empty where nobody has said
    /// @param unknown what is not in it because nobody has said what it costs
    public record Costs(String currency, Map<String, Double> components, Map<String, Double> pools, Traffic traffic,
            double idle, double perHour, double perMillion, String asOf, List<String> unknown) {
        private static final double MONTH = 730;

        /// What bytes on the network cost in an hour.
        ///
        /// @param egress for what leaves the platform
        /// @param zones for what goes from one zone to another
        public record Traffic(double egress, double zones) {
            public double sum() {
                return egress + zones;
            }
        }

        public Costs {
            components = Ordered.copyOf(components);
            pools = Ordered.copyOf(pools);
            unknown = List.copyOf(unknown);
        }

        /// For a month of 730 hours.
        public double perMonth() {
            return perHour * MONTH;
        }
    }
}
