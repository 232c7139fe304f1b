package dev.archipelago.model.quantity;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How long something takes: a fixed time or a random one.
///
/// Spelled as in the file: "20ms", "exponential(20ms)", "lognormal(mean=20ms, cv=1.2)". The coefficient of variation cv
/// is the standard deviation divided by the mean. Values are never negative. Behind one may stand what it was fitted to.
public sealed interface Distribution {

    /// What a reader of a wrong text is told.
    String EXPECTED = "a time such as 20ms or a distribution such as exponential(20ms), lognormal(mean=20ms, cv=1.2), "
            + "gamma(mean=20ms, cv=0.5), erlang(stages=4, mean=20ms), hyperexponential(mean=20ms, cv=2), "
            + "weibull(mean=20ms, shape=0.8), pareto(min=5ms, shape=2.5), uniform(5ms, 20ms), "
            + "normal(mean=20ms, sd=3ms), triangular(5ms, 10ms, 30ms), empirical(1ms, 2ms, 9ms) or empirical(file.csv)";

    /// Always the same.
    record Constant(TimeSpan value) implements Distribution {
        @Override
        public String toString() {
            return value.toString();
        }
    }

    /// Memoryless.
    record Exponential(TimeSpan mean) implements Distribution {
        @Override
        public String toString() {
            return "exponential(" + mean + ")";
        }
    }

    /// Every value from min to max equally likely.
    record Uniform(TimeSpan min, TimeSpan max) implements Distribution {
        public Uniform {
            require(min.compareTo(max) <= 0, "uniform(min, max) with min not above max");
        }

        @Override
        public String toString() {
            return "uniform(" + min + ", " + max + ")";
        }
    }

    /// Bell-shaped; values below zero are drawn again.
    ///
    /// @param mean of the untruncated curve
    /// @param sd standard deviation of the untruncated curve
    record Normal(TimeSpan mean, TimeSpan sd) implements Distribution {
        @Override
        public String toString() {
            return "normal(mean=" + mean + ", sd=" + sd + ")";
        }
    }

    /// The logarithm is normal: most values small, some long.
    record LogNormal(TimeSpan mean, double cv) implements Distribution {
        public LogNormal {
            requireCv(cv);
        }

        @Override
        public String toString() {
            return "lognormal(mean=" + mean + ", cv=" + Decimals.print(cv) + ")";
        }
    }

    /// Gamma with shape 1/cv².
    record Gamma(TimeSpan mean, double cv) implements Distribution {
        public Gamma {
            requireCv(cv);
        }

        @Override
        public String toString() {
            return "gamma(mean=" + mean + ", cv=" + Decimals.print(cv) + ")";
        }
    }

    /// The sum of so many equal exponential stages.
    record Erlang(int stages, TimeSpan mean) implements Distribution {
        public Erlang {
            require(stages >= 1 && stages <= 10_000, "erlang with 1 to 10000 stages");
        }

        @Override
        public String toString() {
            return "erlang(stages=" + stages + ", mean=" + mean + ")";
        }
    }

    /// One of two exponentials with balanced means.
    ///
    /// @param cv at least 1
    record Hyperexponential(TimeSpan mean, double cv) implements Distribution {
        public Hyperexponential {
            require(cv >= 1 && cv <= 1000, "hyperexponential with cv between 1 and 1000");
        }

        @Override
        public String toString() {
            return "hyperexponential(mean=" + mean + ", cv=" + Decimals.print(cv) + ")";
        }
    }

    /// @param shape below 1 for heavy tails, 1 for exponential, above 1 for wear-out
    record Weibull(TimeSpan mean, double shape) implements Distribution {
        public Weibull {
            require(shape >= 0.1 && shape <= 100, "weibull with a shape between 0.1 and 100");
        }

        @Override
        public String toString() {
            return "weibull(mean=" + mean + ", shape=" + Decimals.print(shape) + ")";
        }
    }

    /// A power-law tail from min on.
    ///
    /// @param shape above 1, so that there is a mean
    /// @param max where the tail is cut off; none when null
    record Pareto(TimeSpan min, double shape, @Nullable TimeSpan max) implements Distribution {
        public Pareto {
            require(shape > 1 && shape <= 100, "pareto with a shape above 1 (else it has no mean) and at most 100");
            require(!min.isZero() && (max == null || max.compareTo(min) > 0),
                    "pareto(min, shape, max) with max above min");
        }

        @Override
        public String toString() {
            return "pareto(min=" + min + ", shape=" + Decimals.print(shape) + (max == null ? "" : ", max=" + max) + ")";
        }
    }

    /// Least, most likely and greatest value.
    record Triangular(TimeSpan min, TimeSpan mode, TimeSpan max) implements Distribution {
        public Triangular {
            require(min.compareTo(mode) <= 0 && mode.compareTo(max) <= 0, "triangular(min, mode, max) in that order");
        }

        @Override
        public String toString() {
            return "triangular(" + min + ", " + mode + ", " + max + ")";
        }
    }

    /// Measured values, each equally likely.
    ///
    /// @param file the CSV file beside the architecture they come from; null when they are written out
    /// @param values empty until the file has been read
    record Empirical(@Nullable String file, List<TimeSpan> values) implements Distribution {
        public Empirical {
            values = List.copyOf(values);
            require(file != null || !values.isEmpty(), "empirical with at least one value");
        }

        @Override
        public String toString() {
            return "empirical("
                    + (file != null ? file : values.stream().map(TimeSpan::toString).collect(Collectors.joining(", ")))
                    + ")";
        }
    }

    /// A fixed part and a random one, spelled `2ms + exponential(3ms)`.
    record Shifted(TimeSpan offset, Distribution rest) implements Distribution {
        public Shifted {
            require(!(rest instanceof Constant) && !(rest instanceof Shifted) && !(rest instanceof Fitted),
                    "a fixed time + one random distribution");
        }

        @Override
        public String toString() {
            return offset + " + " + rest;
        }
    }

    /// One that was fitted to measurements, with where these come from, spelled `exponential(20ms) fitted to 1204 values`. What it is
    /// fitted to changes nothing of it.
    ///
    /// @param to what it was fitted to, up to 120 printable characters
    record Fitted(Distribution shape, String to) implements Distribution {

        /// What stands between the two in the file.
        static final String WORDS = " fitted to ";
        private static final int LONGEST = 120;

        public Fitted {
            require(!(shape instanceof Fitted) && !to.isBlank() && to.equals(to.strip()) && to.length() <= LONGEST
                    && to.chars().noneMatch(Character::isISOControl),
                    "a distribution fitted to something that is named in up to " + LONGEST + " characters");
        }

        @Override
        public String toString() {
            return shape + WORDS + to;
        }
    }

    /// Without what it was fitted to.
    default Distribution plain() {
        return this instanceof Fitted(Distribution shape, String _) ? shape : this;
    }

    /// The expected value in seconds. Of [Normal] that of the untruncated curve; of [Empirical] 0 when not yet read.
    default double expected() {
        return switch (this) {
            case Constant d -> d.value().seconds();
            case Exponential d -> d.mean().seconds();
            case Uniform d -> (d.min().seconds() + d.max().seconds()) / 2;
            case Normal d -> d.mean().seconds();
            case LogNormal d -> d.mean().seconds();
            case Gamma d -> d.mean().seconds();
            case Erlang d -> d.mean().seconds();
            case Hyperexponential d -> d.mean().seconds();
            case Weibull d -> d.mean().seconds();
            case Pareto d -> paretoMean(d);
            case Triangular d -> (d.min().seconds() + d.mode().seconds() + d.max().seconds()) / 3;
            case Empirical d -> d.values().stream().mapToDouble(TimeSpan::seconds).average().orElse(0);
            case Shifted d -> d.offset().seconds() + d.rest().expected();
            case Fitted d -> d.shape().expected();
        };
    }

    /// So many times as long, in the same shape. Measured values from a file become values of their own, as the file has others.
    ///
    /// @throws NotationException when that leaves nothing of a time that must not be zero
    default Distribution times(double factor) {
        return switch (this) {
            case Constant d -> new Constant(d.value().times(factor));
            case Exponential d -> new Exponential(d.mean().times(factor));
            case Uniform d -> new Uniform(d.min().times(factor), d.max().times(factor));
            case Normal d -> new Normal(d.mean().times(factor), d.sd().times(factor));
            case LogNormal d -> new LogNormal(d.mean().times(factor), d.cv());
            case Gamma d -> new Gamma(d.mean().times(factor), d.cv());
            case Erlang d -> new Erlang(d.stages(), d.mean().times(factor));
            case Hyperexponential d -> new Hyperexponential(d.mean().times(factor), d.cv());
            case Weibull d -> new Weibull(d.mean().times(factor), d.shape());
            case Pareto d ->
                new Pareto(d.min().times(factor), d.shape(), d.max() == null ? null : d.max().times(factor));
            case Triangular d -> new Triangular(d.min().times(factor), d.mode().times(factor), d.max().times(factor));
            case Empirical d -> new Empirical(d.values().isEmpty() ? d.file() : null,
                    d.values().stream().map(value -> value.times(factor)).toList());
            case Shifted d -> new Shifted(d.offset().times(factor), d.rest().times(factor));
            case Fitted d -> d.shape().times(factor);
        };
    }

    static Distribution parse(String text) {
        return DistributionNotation.parse(text);
    }

    private static double paretoMean(Pareto d) {
        double low = d.min().seconds();
        double shape = d.shape();
        if (d.max() == null) {
            return shape * low / (shape - 1);
        }
        double ratio = low / d.max().seconds();
        return shape * low / (shape - 1) * (1 - Math.pow(ratio, shape - 1)) / (1 - Math.pow(ratio, shape));
    }

    private static void requireCv(double cv) {
        require(cv >= 0.01 && cv <= 100, "a coefficient of variation between 0.01 and 100");
    }

    private static void require(boolean condition, String expected) {
        if (!condition) {
            throw new NotationException("this", expected);
        }
    }
}
