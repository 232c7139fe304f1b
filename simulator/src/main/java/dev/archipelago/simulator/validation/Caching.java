package dev.archipelago.simulator.validation;

import static dev.archipelago.simulator.validation.Figures.USERS;

import dev.archipelago.simulator.storage.CacheModel;
import dev.archipelago.simulator.storage.KeyPopularity;
import dev.archipelago.simulator.theory.SmallCache;
import java.util.List;
import java.util.stream.IntStream;

/// Caches that keep keys one by one.
final class Caching {

    private static final String HITS = "storage.caches.near.hitRatio";

    private Caching() {}

    static List<Experiment> experiments() {
        KeyPopularity popularity = new KeyPopularity(12, .8);
        SmallCache cache = new SmallCache(IntStream.range(0, 12).mapToObj(popularity::share).toList(), 4);
        return List.of(
                Experiment.of("cache", "kept-for-100ms", 20,
                        Case.of("CACHE-2.fixed", "key kept for two mean times between look-ups, hit ratio", HITS,
                                CacheModel.keptAfterFill(20, .1), "renewal process")),
                Experiment.of("cache", "lru", 20,
                        Case.of("CACHE-3.lru", "4 of 12 keys, least recently used, hit ratio", HITS,
                                cache.leastRecentlyUsed(), "King 1971")),
                Experiment.of("cache", "fifo", 20,
                        Case.of("CACHE-3.fifo", "4 of 12 keys, first in, first out, hit ratio", HITS,
                                cache.firstInFirstOut(), "Gelenbe 1973")),
                Experiment.of("cache", "random", 20,
                        Case.of("CACHE-3.random", "4 of 12 keys, at random, hit ratio", HITS,
                                cache.firstInFirstOut(), "Gelenbe 1973")),
                Experiment.of("cache", "absent", 20,
                        Case.of("absent-keys.hits", "keys half of which do not exist, which is kept for 2 s, hit ratio",
                                HITS, .5 + .5 * CacheModel.keptAfterFill(1, 2), "renewal process")),
                earlyRefresh(),
                Experiment.of("cache", "nine-of-ten", 20,
                        Case.of("CACHE-4.mean", "look-aside that hits nine times of ten, mean time",
                                USERS + "latency.mean", CacheModel.meanRead(.9, .001, .020), "mean of a mixture")));
    }

    /// A look-up that is x before the end fetches with e^(-x / d), d being the time of a fetch, so that the time until the first
    /// one does has a closed tail; an entry that nobody has fetched by its end is missed by the next look-up.
    private static Experiment earlyRefresh() {
        double rate = 50;
        double fetch = .020;
        double kept = .5;
        int steps = 100_000;
        double until = 0;
        for (int i = 0; i < steps; i++) {
            double age = kept * (i + .5) / steps;
            until += Math.exp(-rate * fetch * (Math.exp(-(kept - age) / fetch) - Math.exp(-kept / fetch))) * kept
                    / steps;
        }
        double expired = Math.exp(-rate * fetch * (1 - Math.exp(-kept / fetch)));
        return Experiment.of("early-refresh", "", rate,
                Case.of("early-refresh.fetches",
                        "key that is fetched anew before its end by chance, fetches per second",
                        "operations.origin.fetch.throughput", 1 / (fetch + until + expired / rate),
                        "renewal process with a rising rate"));
    }
}
