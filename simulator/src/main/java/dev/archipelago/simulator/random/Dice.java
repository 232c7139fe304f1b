package dev.archipelago.simulator.random;

import java.util.List;

/// All random draws of one replication, by number: each a distribution with a stream of its own.
///
/// The frequent distributions (constant, uniform, exponential) stand with their stream in one cache line; the others go
/// through their [Sampler]. Both ways give the same values as the sampler does with the stream of that name. An exponential
/// value is drawn one ahead, so that nobody waits for its logarithm.
public final class Dice {

    private static final int SHIFT = 3;
    private static final int KIND = 4;
    private static final int FIRST = 5;
    private static final int SECOND = 6;
    private static final int AHEAD = 7;
    private static final int CONSTANT = 0;
    private static final int UNIFORM = 1;
    private static final int EXPONENTIAL = 2;
    private static final int OTHER = 3;

    private final long[] words;
    private final Sampler[] samplers;
    private final RandomStream[] streams;

    /// A distribution and the name of its stream.
    ///
    /// @param mean of the distribution
    /// @param variance of the distribution; infinite where it has none
    public record Die(Sampler sampler, String stream, double mean, double variance) {}

    public Dice(List<Die> dice, long seed, int replication) {
        words = new long[dice.size() << SHIFT];
        samplers = dice.stream().map(Die::sampler).toArray(Sampler[]::new);
        streams = dice.stream().map(die -> RandomStream.of(seed, replication, die.stream()))
                .toArray(RandomStream[]::new);
        for (int i = 0; i < samplers.length; i++) {
            streams[i].copyTo(words, i << SHIFT);
            switch (samplers[i]) {
                case Samplers.Constant(double value) -> set(i, CONSTANT, value, 0);
                case Samplers.Uniform(double min, double width) -> set(i, UNIFORM, min, width);
                case Samplers.Exponential(double mean) -> {
                    set(i, EXPONENTIAL, mean, 0);
                    exponential(i << SHIFT);
                }
                default -> set(i, OTHER, 0, 0);
            }
        }
    }

    private void set(int die, int kind, double first, double second) {
        words[(die << SHIFT) + KIND] = kind;
        words[(die << SHIFT) + FIRST] = Double.doubleToRawLongBits(first);
        words[(die << SHIFT) + SECOND] = Double.doubleToRawLongBits(second);
    }

    /// One value of this distribution.
    public double next(int die) {
        int at = die << SHIFT;
        return switch ((int) words[at + KIND]) {
            case CONSTANT -> Double.longBitsToDouble(words[at + FIRST]);
            case UNIFORM -> Double.longBitsToDouble(words[at + FIRST])
                    + Double.longBitsToDouble(words[at + SECOND]) * uniform(at);
            case EXPONENTIAL -> exponential(at);
            default -> samplers[die].next(streams[die]);
        };
    }

    /// A number below a bound, all equally likely; of draws that are uniform.
    public int nextInt(int die, int bound) {
        return (int) (((step(die << SHIFT) >>> 32) * bound) >>> 32);
    }

    private double exponential(int at) {
        double value = Double.longBitsToDouble(words[at + AHEAD]);
        double next = Double.longBitsToDouble(words[at + FIRST]) * Logarithm.exponential(step(at));
        words[at + AHEAD] = Double.doubleToRawLongBits(next);
        return value;
    }

    private double uniform(int at) {
        return ((step(at) >>> 11) + 0.5) * 0x1.0p-53;
    }

    /// The step of [RandomStream#nextLong].
    private long step(int at) {
        long[] w = words;
        long s0 = w[at];
        long s1 = w[at + 1];
        long s2 = w[at + 2];
        long s3 = w[at + 3];
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        s2 ^= s0;
        s3 ^= s1;
        w[at + 1] = s1 ^ s2;
        w[at] = s0 ^ s3;
        w[at + 2] = s2 ^ s1 << 17;
        w[at + 3] = Long.rotateLeft(s3, 45);
        return result;
    }
}
