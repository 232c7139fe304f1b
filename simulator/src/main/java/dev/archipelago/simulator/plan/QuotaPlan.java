package dev.archipelago.simulator.plan;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all pods together may ask for.
///
/// @param most all of it
/// @param pods what a replica of each station takes of it; null for those that do not run on the platform
/// @param versions the same of each further version of the components
public record QuotaPlan(Need most, List<@Nullable Need> pods, List<List<@Nullable Need>> versions) {
    public QuotaPlan {
        pods = Collections.unmodifiableList(pods);
        versions = List.copyOf(versions);
    }

    /// What a quota bounds: CPU in thousandths of a core, memory in bytes.
    public record Need(long cpu, long memory, long cpuLimit, long memoryLimit, long pods) {

        /// So much that no quota has it.
        public static final long UNLIMITED = Long.MAX_VALUE / 4;
        public static final Need NONE = new Need(0, 0, 0, 0, 0);

        public Need plus(Need other) {
            return new Need(cpu + other.cpu, memory + other.memory, cpuLimit + other.cpuLimit,
                    memoryLimit + other.memoryLimit, pods + other.pods);
        }

        public Need minus(Need other) {
            return new Need(cpu - other.cpu, memory - other.memory, cpuLimit - other.cpuLimit,
                    memoryLimit - other.memoryLimit, pods - other.pods);
        }

        /// Whether none of it is more than in the other.
        public boolean fits(Need other) {
            return cpu <= other.cpu && memory <= other.memory && cpuLimit <= other.cpuLimit
                    && memoryLimit <= other.memoryLimit && pods <= other.pods;
        }
    }

    /// What a replica takes by the version that it runs, 0 being the first; null where it does not run on the platform.
    public @Nullable Need pod(int station, int version) {
        return version == 0 ? pods.get(station) : versions.get(version - 1).get(station);
    }
}
