package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.StorageUse;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.StorageResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/// Puts together what the replications have measured of caches and databases.
public final class StorageSummary {

    private final List<Observation> observations;
    private final Function<Function<Observation, LatencyHistogram>, LatencyResult> latency;

    /// @param latency how the latencies of replications become one
    StorageSummary(List<Observation> observations,
            Function<Function<Observation, LatencyHistogram>, LatencyResult> latency) {
        this.observations = observations;
        this.latency = latency;
    }

    StorageResult result() {
        StorageUse first = observations.getFirst().storage();
        Map<String, StorageResult.CacheUse> caches = new LinkedHashMap<>();
        first.caches().keySet().forEach(id -> caches.put(id, cache(o -> Observation.of(o.storage().caches(), id))));
        Map<String, StorageResult.DatabaseUse> databases = new LinkedHashMap<>();
        first.databases().keySet()
                .forEach(id -> databases.put(id, database(o -> Observation.of(o.storage().databases(), id))));
        Map<String, StorageResult.ResourceUse> resources = new LinkedHashMap<>();
        first.resources().keySet()
                .forEach(id -> resources.put(id, resource(o -> Observation.of(o.storage().resources(), id))));
        return new StorageResult(caches, databases, resources);
    }

    private StorageResult.ResourceUse resource(Function<Observation, StorageUse.Resource> of) {
        return new StorageResult.ResourceUse(estimate(o -> of.apply(o).utilization()), sum(o -> of.apply(o).taken()),
                estimate(o -> share(of.apply(o).waited(), of.apply(o).taken())));
    }

    private StorageResult.CacheUse cache(Function<Observation, StorageUse.Cache> of) {
        ToLongFunction<ToLongFunction<StorageUse.Cache>> sum = part -> sum(o -> part.applyAsLong(of.apply(o)));
        return new StorageResult.CacheUse(sum.applyAsLong(StorageUse.Cache::lookups),
                sum.applyAsLong(StorageUse.Cache::hits),
                sum.applyAsLong(use -> use.lookups() - use.hits() - use.waits() - use.refreshes()),
                sum.applyAsLong(StorageUse.Cache::waits), sum.applyAsLong(StorageUse.Cache::refreshes),
                sum.applyAsLong(StorageUse.Cache::absences), sum.applyAsLong(StorageUse.Cache::stale),
                sum.applyAsLong(StorageUse.Cache::evicted), sum.applyAsLong(StorageUse.Cache::expired),
                sum.applyAsLong(StorageUse.Cache::changed),
                estimate(o -> share(of.apply(o).hits(), of.apply(o).lookups())),
                estimate(o -> of.apply(o).entries()), estimate(o -> of.apply(o).hottest()));
    }

    private StorageResult.DatabaseUse database(Function<Observation, StorageUse.Database> of) {
        ToLongFunction<ToLongFunction<StorageUse.Database>> sum = part -> sum(o -> part.applyAsLong(of.apply(o)));
        List<Estimate> shards = new ArrayList<>();
        for (int i = 0; i < of.apply(observations.getFirst()).shards().size(); i++) {
            int shard = i;
            shards.add(
                    estimate(o -> share(of.apply(o).shards().get(shard), of.apply(o).reads() + of.apply(o).writes())));
        }
        return new StorageResult.DatabaseUse(sum.applyAsLong(StorageUse.Database::reads),
                sum.applyAsLong(StorageUse.Database::writes), sum.applyAsLong(StorageUse.Database::stale),
                sum.applyAsLong(StorageUse.Database::unread), sum.applyAsLong(StorageUse.Database::backwards),
                sum.applyAsLong(StorageUse.Database::lost), sum.applyAsLong(StorageUse.Database::failovers),
                estimate(o -> share(of.apply(o).stale(), of.apply(o).reads())), latency.apply(o -> of.apply(o).ages()),
                estimate(o -> of.apply(o).leaderless()), shards, estimate(o -> of.apply(o).hottest()));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }

    private long sum(ToLongFunction<Observation> value) {
        return observations.stream().mapToLong(value).sum();
    }

    private Estimate estimate(ToDoubleFunction<Observation> value) {
        return Confidence.of(observations.stream().mapToDouble(value));
    }
}
