package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.random.RandomStream;

/// One time that a fault strikes, and how strong it is meanwhile.
final class Strength {

    private final long begin;
    private final long ramp;
    private final double full;
    private final RandomStream stream;

    /// @param begin when it struck, in nanoseconds
    /// @param ramp nanoseconds over which it grows evenly
    /// @param full the factor or share in the end
    /// @param stream of its own chances
    Strength(long begin, long ramp, double full, RandomStream stream) {
        this.begin = begin;
        this.ramp = ramp;
        this.full = full;
        this.stream = stream;
    }

    double full() {
        return full;
    }

    long ramp() {
        return ramp;
    }

    RandomStream stream() {
        return stream;
    }

    /// The share of its full strength, from 0 to 1.
    double grown(long now) {
        return ramp == 0 ? 1 : Math.min(1, (double) (now - begin) / ramp);
    }

    /// A factor that grows from 1.
    double factor(long now) {
        return 1 + (full - 1) * grown(now);
    }

    /// A share that grows from 0.
    double share(long now) {
        return full * grown(now);
    }

    /// Whether what shrinks to a factor below 1 still has one of its parts, by chance.
    boolean keeps(long now) {
        return stream.nextDouble() < factor(now);
    }

    /// Whether chance lets it strike now.
    boolean strikes(long now) {
        double share = share(now);
        return share >= 1 || share > 0 && stream.nextDouble() < share;
    }
}
