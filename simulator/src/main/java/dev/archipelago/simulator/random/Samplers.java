package dev.archipelago.simulator.random;

import java.util.Arrays;

/// Samplers of the distributions of the model, most of them by inversion: one uniform number in, one value out, growing
/// with it, so that designs that share a stream stay comparable.
///
/// Powers are those of [StrictMath], logarithms of exponential times are those of [Logarithm]: the same on every machine.
public final class Samplers {

    private Samplers() {}

    /// Always the same, without drawing.
    record Constant(double value) implements Sampler {
        @Override
        public double next(RandomStream stream) {
            return value;
        }
    }

    /// Every value between a least one and a width above it, equally likely.
    record Uniform(double min, double width) implements Sampler {
        @Override
        public double next(RandomStream stream) {
            return min + width * stream.nextDouble();
        }
    }

    /// Memoryless.
    record Exponential(double mean) implements Sampler {
        @Override
        public double next(RandomStream stream) {
            return mean * stream.nextExponential();
        }
    }

    public static Sampler constant(double value) {
        return new Constant(value);
    }

    public static Sampler exponential(double mean) {
        return new Exponential(mean);
    }

    public static Sampler uniform(double min, double max) {
        return new Uniform(min, max - min);
    }

    /// Drawn again while below zero.
    public static Sampler normal(double mean, double sd) {
        return stream -> {
            double value;
            do {
                value = mean + sd * NormalQuantile.of(stream.nextDouble());
            } while (value < 0);
            return value;
        };
    }

    public static Sampler logNormal(double mean, double cv) {
        double variance = StrictMath.log(1 + cv * cv);
        double mu = StrictMath.log(mean) - variance / 2;
        double sigma = Math.sqrt(variance);
        return mean == 0
                ? constant(0)
                : stream -> StrictMath.exp(mu + sigma * NormalQuantile.of(stream.nextDouble()));
    }

    /// Marsaglia and Tsang (2000), with the boost for shapes below one.
    public static Sampler gamma(double mean, double cv) {
        double shape = 1 / (cv * cv);
        double scale = mean / shape;
        double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        return stream -> {
            double boost = shape < 1 ? StrictMath.pow(stream.nextDouble(), 1 / shape) : 1;
            while (true) {
                double x = NormalQuantile.of(stream.nextDouble());
                double v = 1 + c * x;
                double u = stream.nextDouble();
                if (v > 0 && StrictMath.log(u) < 0.5 * x * x + d - d * v * v * v + 3 * d * StrictMath.log(v)) {
                    return scale * boost * d * v * v * v;
                }
            }
        };
    }

    public static Sampler erlang(int stages, double mean) {
        if (stages > 20) {
            return gamma(mean, 1 / Math.sqrt(stages));
        }
        double stage = mean / stages;
        return stream -> {
            double product = 1;
            for (int i = 0; i < stages; i++) {
                product *= stream.nextDouble();
            }
            return -stage * StrictMath.log(product);
        };
    }

    /// Balanced means: both branches carry half of the mean.
    public static Sampler hyperexponential(double mean, double cv) {
        double square = cv * cv;
        double p = (1 + Math.sqrt((square - 1) / (square + 1))) / 2;
        double first = mean / (2 * p);
        double second = mean / (2 * (1 - p));
        return stream -> {
            double branch = stream.nextDouble() < p ? first : second;
            return -branch * StrictMath.log(stream.nextDouble());
        };
    }

    public static Sampler weibull(double mean, double shape) {
        double scale = mean / StrictMath.exp(logGamma(1 + 1 / shape));
        return stream -> scale * StrictMath.pow(-StrictMath.log(stream.nextDouble()), 1 / shape);
    }

    /// @param max infinite for an unbounded tail
    public static Sampler pareto(double min, double shape, double max) {
        double rest = 1 - StrictMath.pow(min / max, shape);
        return stream -> min / StrictMath.pow(1 - rest * (1 - stream.nextDouble()), 1 / shape);
    }

    public static Sampler triangular(double min, double mode, double max) {
        double split = max > min ? (mode - min) / (max - min) : 0;
        return stream -> {
            double u = stream.nextDouble();
            return u < split
                    ? min + Math.sqrt(u * (max - min) * (mode - min))
                    : max - Math.sqrt((1 - u) * (max - min) * (max - mode));
        };
    }

    /// Every value equally likely.
    public static Sampler empirical(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return stream -> sorted[stream.nextInt(sorted.length)];
    }

    public static Sampler shifted(double offset, Sampler rest) {
        return stream -> offset + rest.next(stream);
    }

    public static Sampler scaled(double factor, Sampler rest) {
        return stream -> factor * rest.next(stream);
    }

    /// 0, 1, 2 ... with P(n) = (1-q) q^n and q = mean / (1 + mean).
    public static Sampler geometric(double mean) {
        double logQ = StrictMath.log(mean / (1 + mean));
        return mean == 0 ? constant(0) : stream -> Math.floor(StrictMath.log(stream.nextDouble()) / logQ);
    }

    /// Poisson counts: by products of uniforms in pieces of at most 500, so that nothing underflows.
    public static Sampler poisson(double mean) {
        return stream -> {
            double left = mean;
            long count = -1;
            double product = 1;
            do {
                count++;
                product *= stream.nextDouble();
                while (product < 1 && left > 0) {
                    double piece = Math.min(left, 500);
                    product *= StrictMath.exp(piece);
                    left -= piece;
                }
            } while (product > 1);
            return count;
        };
    }

    public static Sampler uniformCount(int min, int max) {
        return stream -> min + stream.nextInt(max - min + 1);
    }

    /// Lanczos approximation (g = 7, nine terms), relative error below 1e-14.
    static double logGamma(double x) {
        double[] terms = {676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
            12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7};
        double y = x - 1;
        double sum = 0.99999999999980993;
        for (int i = 0; i < terms.length; i++) {
            sum += terms[i] / (y + i + 1);
        }
        double t = y + terms.length - 0.5;
        return 0.5 * StrictMath.log(2 * Math.PI) + (y + 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }
}
