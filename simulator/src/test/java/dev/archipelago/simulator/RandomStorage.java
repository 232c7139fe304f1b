package dev.archipelago.simulator;

import dev.archipelago.model.CacheSettings;
import dev.archipelago.model.CacheStrategy;
import dev.archipelago.model.Consistency;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.EvictionPolicy;
import dev.archipelago.model.ReplicationMode;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Caches and databases made by chance: half of them keep keys, or have copies and shards.
final class RandomStorage {

    private final Random random;
    /// Of what was added later, so that the rest stays as it was.
    private final Random extra;

    RandomStorage(long seed) {
        this.random = new Random(17 * seed + 3);
        this.extra = new Random(23 * seed + 5);
    }

    /// Time at the disk of the database.
    @Nullable
    Distribution io() {
        return extra.nextInt(3) > 0 ? null : Distribution.parse("exponential(1ms)");
    }

    CacheSettings cache() {
        if (random.nextBoolean()) {
            return new CacheSettings(Share.parse("70%"), null, null, null, null, null, null, null, null, null, null);
        }
        return new CacheSettings(null, maybe(1 + random.nextInt(20)), 1 + random.nextInt(40),
                random.nextBoolean() ? null : Double.valueOf(random.nextInt(3) / 2.0), maybe("40ms"),
                any(EvictionPolicy.values()), any(CacheStrategy.values()),
                random.nextBoolean() ? null : Boolean.valueOf(random.nextBoolean()),
                extra.nextBoolean() ? null : Share.parse("30%"),
                extra.nextBoolean() ? null : TimeSpan.ofMillis(1L + extra.nextInt(40)),
                extra.nextBoolean() ? null : Double.valueOf(extra.nextInt(3) / 2.0));
    }

    DatabaseSettings database(@Nullable Integer connections) {
        if (random.nextBoolean()) {
            return new DatabaseSettings(null, connections, null, null, null, null, null, null, null, null, null, null,
                    extra.nextInt(3) > 0 ? null : Integer.valueOf(1 + extra.nextInt(2)),
                    extra.nextInt(3) > 0 ? null : Double.valueOf(2.5), null, null);
        }
        return new DatabaseSettings(null, connections, any(ReplicationMode.values()), maybe(random.nextInt(3)),
                maybe("5ms"), maybe(1 + random.nextInt(3)), maybe(1 + random.nextInt(3)), maybe(1 + random.nextInt(4)),
                random.nextBoolean() ? null : Double.valueOf(1), any(Consistency.values()), maybe("100ms"),
                1 + random.nextInt(50), extra.nextInt(3) > 0 ? null : Integer.valueOf(1 + extra.nextInt(2)),
                extra.nextInt(3) > 0 ? null : Double.valueOf(2.5),
                extra.nextInt(3) > 0 ? null : TimeSpan.ofMillis(50),
                extra.nextInt(3) > 0 ? null : TimeSpan.ofMillis(30));
    }

    /// Whether a query changes data.
    @Nullable
    Boolean write() {
        return random.nextBoolean() ? null : Boolean.TRUE;
    }

    private <T> @Nullable T any(T[] values) {
        int chosen = random.nextInt(values.length + 1);
        return chosen == values.length ? null : values[chosen];
    }

    private @Nullable Integer maybe(int value) {
        return random.nextBoolean() ? null : Integer.valueOf(value);
    }

    private @Nullable TimeSpan maybe(String time) {
        return random.nextBoolean() ? null : TimeSpan.parse(time);
    }
}
