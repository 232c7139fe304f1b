package dev.archipelago.simulator.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.simulator.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyCacheTest {

    private final RandomStream stream = RandomStream.of(3, 0, "keys");

    private KeyCache cache(Eviction eviction, int keys, int capacity) {
        return new KeyCache(eviction, keys, capacity, KeyCache.FOR_EVER, stream::nextDouble);
    }

    private static List<Integer> held(KeyCache cache, int keys) {
        List<Integer> held = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            if (cache.remove(key, 0)) {
                held.add(key);
            }
        }
        return held;
    }

    private static void ask(KeyCache cache, int... keys) {
        for (int key : keys) {
            if (!cache.find(key, 0)) {
                cache.put(key, 0, 0);
            }
        }
    }

    @Test
    void full_leastRecentlyUsed_dropsWhoWasAskedForLongestAgo() {
        KeyCache cache = cache(Eviction.LRU, 9, 3);
        ask(cache, 1, 2, 3, 1, 4);

        assertThat(cache.evicted()).isEqualTo(1);
        assertThat(held(cache, 9)).containsExactly(1, 3, 4);
    }

    @Test
    void full_firstInFirstOut_dropsTheOldest() {
        KeyCache cache = cache(Eviction.FIFO, 9, 3);
        ask(cache, 1, 2, 3, 1, 4);

        assertThat(held(cache, 9)).containsExactly(2, 3, 4);
    }

    @Test
    void full_leastFrequentlyUsed_dropsWhoWasAskedForLeastOften() {
        KeyCache cache = cache(Eviction.LFU, 9, 3);
        ask(cache, 1, 1, 2, 3, 3, 4);

        assertThat(held(cache, 9)).containsExactly(1, 3, 4);
    }

    @Test
    void entry_afterItsTime_isFoundNoMore() {
        KeyCache cache = new KeyCache(Eviction.LRU, 3, 3, 10, stream::nextDouble);
        cache.put(1, 5, 100);

        assertThat(cache.find(1, 109)).isTrue();
        assertThat(cache.version(1)).isEqualTo(5);
        assertThat(cache.find(1, 110)).isFalse();
        assertThat(cache.expired()).isEqualTo(1);
        assertThat(cache.size()).isZero();
    }

    @Test
    void cleared_forgetsEverything() {
        KeyCache cache = cache(Eviction.LFU, 5, 3);
        ask(cache, 1, 2, 2, 3);
        cache.clear();
        ask(cache, 4);

        assertThat(held(cache, 5)).containsExactly(4);
    }

    @Test
    void CACHE_3_simulatedKeys_hitAsTheFormulaSays() {
        KeyPopularity popularity = new KeyPopularity(10_000, .8);
        CacheModel model = new CacheModel(10_000, .8, 1_000);

        assertThat(hits(Eviction.LRU, popularity)).as("seed 3").isCloseTo(.4365, within(.002));
        assertThat(hits(Eviction.FIFO, popularity)).as("seed 3").isCloseTo(model.hitRatio(Eviction.FIFO), within(.002));
        assertThat(hits(Eviction.RANDOM, popularity)).as("seed 3").isCloseTo(model.hitRatio(Eviction.RANDOM),
                within(.002));
        assertThat(hits(Eviction.LFU, popularity)).as("seed 3").isBetween(model.hitRatio(Eviction.LRU),
                model.bestRatio());
    }

    private double hits(Eviction eviction, KeyPopularity popularity) {
        KeyCache cache = cache(eviction, 10_000, 1_000);
        int look = 1_500_000;
        int hits = 0;
        for (int i = 0; i < 2 * look; i++) {
            int key = popularity.key(stream.nextDouble());
            boolean found = cache.find(key, i);
            if (!found) {
                cache.put(key, 0, i);
            }
            hits += found && i >= look ? 1 : 0;
        }
        return (double) hits / look;
    }

    @Test
    void CACHE_2_simulatedTimeToLive_hitsAsTheFormulaSays() {
        KeyCache cache = new KeyCache(Eviction.LRU, 1, 1, 30_000_000_000L, stream::nextDouble);
        double now = 0;
        int hits = 0;
        int looks = 200_000;
        for (int i = 0; i < looks; i++) {
            now += stream.nextExponential() / .1;
            boolean found = cache.find(0, (long) (now * 1e9));
            if (!found) {
                cache.put(0, 0, (long) (now * 1e9));
            }
            hits += found ? 1 : 0;
        }
        assertThat((double) hits / looks).as("seed 3").isCloseTo(CacheModel.keptAfterFill(.1, 30), within(.005));
    }

    @Test
    void randomOperations_keepTheCacheAsASimpleOneWould() {
        for (int seed = 0; seed < 40; seed++) {
            RandomStream random = RandomStream.of(seed, 0, "operations");
            int capacity = 1 + random.nextInt(6);
            KeyCache cache = new KeyCache(Eviction.LRU, 12, capacity, 40, random::nextDouble);
            List<long[]> simple = new ArrayList<>();
            for (int now = 0; now < 400; now++) {
                int key = random.nextInt(12);
                int time = now;
                simple.removeIf(entry -> entry[0] == key && entry[1] <= time);
                boolean present = simple.stream().anyMatch(entry -> entry[0] == key);
                if (random.nextInt(8) == 0) {
                    assertThat(cache.remove(key, now)).as("seed %d, step %d", seed, now).isEqualTo(present);
                    simple.removeIf(entry -> entry[0] == key);
                    continue;
                }
                assertThat(cache.find(key, now)).as("seed %d, step %d", seed, now).isEqualTo(present);
                long end = simple.stream().filter(entry -> entry[0] == key).mapToLong(entry -> entry[1]).findFirst()
                        .orElse(now + 40);
                simple.removeIf(entry -> entry[0] == key);
                simple.add(new long[]{key, end});
                if (!present) {
                    cache.put(key, 0, now);
                    if (simple.size() > capacity) {
                        simple.removeFirst();
                    }
                }
                assertThat(cache.size()).as("seed %d, step %d", seed, now).isEqualTo(simple.size());
            }
        }
    }

    @Test
    void popularity_drawn_isAsTheSharesSay() {
        KeyPopularity popularity = new KeyPopularity(50, 1.1);
        int[] drawn = new int[50];
        int draws = 1_000_000;
        for (int i = 0; i < draws; i++) {
            drawn[popularity.key(stream.nextDouble())]++;
        }
        for (int key = 0; key < 50; key++) {
            double share = popularity.share(key);
            assertThat((double) drawn[key] / draws).as("key %d, seed 3", key).isCloseTo(share,
                    within(5 * Math.sqrt(share / draws)));
        }
    }
}
