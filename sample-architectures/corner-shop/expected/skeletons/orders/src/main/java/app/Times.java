package app;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;

/// Random times in seconds, and random numbers of times.
final class Times {

    private Times() {}

    private static ThreadLocalRandom random() {
        return ThreadLocalRandom.current();
    }

    private static double chance() {
        return 1 - random().nextDouble();
    }

    static DoubleSupplier constant(double seconds) {
        return () -> seconds;
    }

    static DoubleSupplier exponential(double mean) {
        return () -> -mean * Math.log(chance());
    }

    static DoubleSupplier uniform(double min, double max) {
        return () -> min + (max - min) * random().nextDouble();
    }

    /// Values below zero are drawn again.
    static DoubleSupplier normal(double mean, double sd) {
        return () -> {
            double value;
            do {
                value = mean + sd * random().nextGaussian();
            } while (value < 0);
            return value;
        };
    }

    /// cv is the standard deviation divided by the mean, here and below.
    static DoubleSupplier lognormal(double mean, double cv) {
        double variance = Math.log(1 + cv * cv);
        return () -> mean * Math.exp(Math.sqrt(variance) * random().nextGaussian() - variance / 2);
    }

    /// Marsaglia and Tsang, "A simple method for generating gamma variables", 2000.
    static DoubleSupplier gamma(double mean, double cv) {
        double shape = 1 / (cv * cv);
        double d = Math.max(shape, shape + (shape < 1 ? 1 : 0)) - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        return () -> {
            while (true) {
                double x = random().nextGaussian();
                double v = Math.pow(1 + c * x, 3);
                if (v > 0 && Math.log(chance()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                    return mean / shape * d * v * (shape < 1 ? Math.pow(chance(), 1 / shape) : 1);
                }
            }
        };
    }

    static DoubleSupplier erlang(int stages, double mean) {
        return () -> {
            double sum = 0;
            for (int i = 0; i < stages; i++) {
                sum -= Math.log(chance());
            }
            return sum * mean / stages;
        };
    }

    static DoubleSupplier hyperexponential(double mean, double cv) {
        double share = (1 + Math.sqrt((cv * cv - 1) / (cv * cv + 1))) / 2;
        return () -> {
            double part = random().nextDouble() < share ? share : 1 - share;
            return -mean / (2 * part) * Math.log(chance());
        };
    }

    /// @param scale such that the mean is right
    static DoubleSupplier weibull(double scale, double shape) {
        return () -> scale * Math.pow(-Math.log(chance()), 1 / shape);
    }

    /// @param max where the tail is cut off; 0 for nowhere
    static DoubleSupplier pareto(double min, double shape, double max) {
        double cut = max == 0 ? 0 : Math.pow(min / max, shape);
        return () -> min * Math.pow(cut + (1 - cut) * chance(), -1 / shape);
    }

    static DoubleSupplier triangular(double min, double mode, double max) {
        return () -> {
            double u = random().nextDouble() * (max - min);
            return u < mode - min
                    ? min + Math.sqrt(u * (mode - min))
                    : max - Math.sqrt((max - min - u) * (max - mode));
        };
    }

    static DoubleSupplier empirical(double... values) {
        return () -> values[random().nextInt(values.length)];
    }

    static DoubleSupplier shifted(double offset, DoubleSupplier rest) {
        return () -> offset + rest.getAsDouble();
    }

    static IntSupplier exactly(int times) {
        return () -> times;
    }

    static IntSupplier geometric(double mean) {
        return () -> {
            int times = 0;
            while (random().nextDouble() < mean / (1 + mean)) {
                times++;
            }
            return times;
        };
    }

    static IntSupplier poisson(double mean) {
        return () -> {
            int times = -1;
            for (double sum = 0; sum <= mean; times++) {
                sum -= Math.log(chance());
            }
            return times;
        };
    }

    static IntSupplier between(int min, int max) {
        return () -> min + (int) (random().nextDouble() * (max - (double) min + 1));
    }
}
