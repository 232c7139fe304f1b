package dev.archipelago.model;

import dev.archipelago.model.policy.RateLimit;
import dev.archipelago.model.policy.Warming;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.FreeKeys;
import dev.archipelago.model.vocabulary.Meaning;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The process that each replica of a component runs, its resources and its limits.
public record Container(
        @Meaning("What the program is written for.") @Default("image") @Nullable Runtime runtime,
        @Meaning("Image name with tag.") @Default("derived from the component and the architecture") @Nullable String image,
        @Meaning("Listening ports by name.") @Default("http 8080") Map<String, Integer> ports,
        @Meaning("CPU request: what the scheduler reserves and autoscaling measures against.") @Default("100m") @Nullable Cores cpu,
        @Meaning("CPU limit: the container never uses more.") @Default("unlimited") @Nullable Cores cpuLimit,
        @Meaning("Memory request.") @Default("128Mi") @Nullable DataSize memory,
        @Meaning("Memory limit; above it the container is killed.") @Default("as the request") @Nullable DataSize memoryLimit,
        @Meaning("Requests that one replica works on at a time; a worker stays held while it waits for a synchronous call.") @Default("unlimited") @Nullable Integer workers,
        @Meaning("Requests that may wait for a worker; further ones are rejected.") @Default("unlimited") @Nullable Integer backlog,
        @Meaning("Who is served next of those that wait; higher priorities go first in any case.") @Default("fifo") @Nullable QueueDiscipline discipline,
        @Meaning("What is done with requests that cannot be served in time.") @Default("nothing") @Nullable Shedding shedding,
        @Meaning("Requests that each replica takes per second; a worker is held while one waits for its turn.") @Default("unlimited") @Nullable RateLimit rateLimit,
        @Meaning("Memory that each request takes while it is inside; the container is killed when all together and memoryBase take more than the memory limit.") @Default("none") @Nullable DataSize memoryPerRequest,
        @Meaning("Memory that a replica takes with no request inside.") @Default("none") @Nullable DataSize memoryBase,
        @Meaning("Time from the start of the process until it can serve.") @Default("0s") @Nullable Distribution startup,
        @Meaning("How a new process becomes fast.") @Default("it is so at once") @Nullable Warming warming,
        @Meaning("Settings that the process receives as environment variables; never secrets.") @Default("none") @FreeKeys Map<String, String> config,
        @Meaning("Names of secrets that the process reads; values never stand in the file.") @Default("none") List<String> secrets) {

    /// The container of which nothing has been said.
    public static final Container UNSPECIFIED = new Container(null, null, Ordered.of(), null, null, null, null, null,
            null, null, null, null, null, null, null, null, Ordered.of(), List.of());

    /// One that takes no memory with no request inside.
    public Container(@Nullable Runtime runtime, @Nullable String image, Map<String, Integer> ports,
            @Nullable Cores cpu, @Nullable Cores cpuLimit, @Nullable DataSize memory, @Nullable DataSize memoryLimit,
            @Nullable Integer workers, @Nullable Integer backlog, @Nullable QueueDiscipline discipline,
            @Nullable Shedding shedding, @Nullable DataSize memoryPerRequest, @Nullable Distribution startup,
            Map<String, String> config, List<String> secrets) {
        this(runtime, image, ports, cpu, cpuLimit, memory, memoryLimit, workers, backlog, discipline, shedding,
                null, memoryPerRequest, null, startup, null, config, secrets);
    }

    public Container {
        ports = Ordered.copyOf(ports);
        config = Ordered.copyOf(config);
        secrets = List.copyOf(secrets);
        if (cpu != null && cpuLimit != null && cpuLimit.compareTo(cpu) < 0) {
            throw new NotationException(cpuLimit.toString(), "a CPU limit that is not below the CPU request of " + cpu);
        }
        if (memory != null && memoryLimit != null && memoryLimit.compareTo(memory) < 0) {
            throw new NotationException(memoryLimit.toString(),
                    "a memory limit that is not below the memory request of " + memory);
        }
    }

    /// What the scheduler reserves of CPU.
    public Cores cpuOrDefault() {
        return cpu == null ? new Cores(100) : cpu;
    }

    /// What the scheduler reserves of memory.
    public DataSize memoryOrDefault() {
        return memory == null ? DataSize.ofMebibytes(128) : memory;
    }

    public Container withWorkers(@Nullable Integer count) {
        return new Container(runtime, image, ports, cpu, cpuLimit, memory, memoryLimit, count, backlog, discipline,
                shedding, rateLimit, memoryPerRequest, memoryBase, startup, warming, config, secrets);
    }

    public Container withBacklog(@Nullable Integer count) {
        return new Container(runtime, image, ports, cpu, cpuLimit, memory, memoryLimit, workers, count, discipline,
                shedding, rateLimit, memoryPerRequest, memoryBase, startup, warming, config, secrets);
    }

    public Container withCpu(@Nullable Cores request, @Nullable Cores limit) {
        return new Container(runtime, image, ports, request, limit, memory, memoryLimit, workers, backlog, discipline,
                shedding, rateLimit, memoryPerRequest, memoryBase, startup, warming, config, secrets);
    }

    public Container withDiscipline(@Nullable QueueDiscipline order) {
        return new Container(runtime, image, ports, cpu, cpuLimit, memory, memoryLimit, workers, backlog, order,
                shedding, rateLimit, memoryPerRequest, memoryBase, startup, warming, config, secrets);
    }

    public Container withShedding(@Nullable Shedding rule) {
        return new Container(runtime, image, ports, cpu, cpuLimit, memory, memoryLimit, workers, backlog, discipline,
                rule, rateLimit, memoryPerRequest, memoryBase, startup, warming, config, secrets);
    }

    public Container withRateLimit(@Nullable RateLimit most) {
        return new Container(runtime, image, ports, cpu, cpuLimit, memory, memoryLimit, workers, backlog, discipline,
                shedding, most, memoryPerRequest, memoryBase, startup, warming, config, secrets);
    }

    /// @param base of a replica with no request inside
    /// @param each of a request while it is inside
    public Container withMemory(@Nullable DataSize request, @Nullable DataSize base, @Nullable DataSize each) {
        return new Container(runtime, image, ports, cpu, cpuLimit, request, memoryLimit, workers, backlog, discipline,
                shedding, rateLimit, each, base, startup, warming, config, secrets);
    }
}
