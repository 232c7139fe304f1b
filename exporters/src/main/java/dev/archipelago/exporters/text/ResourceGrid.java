package dev.archipelago.exporters.text;

import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;

/// Rounds derived amounts up to round ones; what the design gives is never rounded, or it would not be what was simulated.
///
/// CPU: 10m below 100m, 50m below one core, 100m above. Memory: 16Mi below 256Mi, 64Mi above.
public final class ResourceGrid {

    private static final long MEBI = 1L << 20;

    private ResourceGrid() {}

    public static Cores up(Cores cores) {
        long millis = cores.millis();
        return new Cores(up(millis, millis < 100 ? 10 : millis < 1000 ? 50 : 100));
    }

    public static DataSize up(DataSize size) {
        return new DataSize(up(size.bytes(), size.bytes() < 256 * MEBI ? 16 * MEBI : 64 * MEBI));
    }

    private static long up(long value, long step) {
        return Math.ceilDiv(value, step) * step;
    }
}
