package dev.archipelago.model.quantity;

import java.util.Optional;

/// How many times something is done: a fixed number or a random one.
///
/// Layered queueing networks take a mean call count as geometric; most people mean a fixed number. Both are here, and
/// the spelling says which: "3" is exactly three, "geometric(3)" is random with mean three.
public sealed interface Count {

    /// What a reader of a wrong text is told.
    String EXPECTED = "a count such as 3, geometric(2.5), poisson(2.5) or uniform(1, 5)";

    /// Once.
    Count ONCE = new Fixed(1);

    /// Always the same number.
    ///
    /// @param times not negative
    record Fixed(int times) implements Count {
        public Fixed {
            if (times < 0) {
                throw new NotationException(Integer.toString(times), EXPECTED);
            }
        }

        @Override
        public String toString() {
            return Integer.toString(times);
        }
    }

    /// 0, 1, 2 ... times with P(n) = (1-q) q^n, as a loop that goes on with probability q.
    ///
    /// @param mean q / (1-q), not negative
    record Geometric(double mean) implements Count {
        public Geometric {
            requireMean(mean);
        }

        @Override
        public String toString() {
            return "geometric(" + Decimals.print(mean) + ")";
        }
    }

    /// Poisson-distributed.
    ///
    /// @param mean not negative
    record Poisson(double mean) implements Count {
        public Poisson {
            requireMean(mean);
        }

        @Override
        public String toString() {
            return "poisson(" + Decimals.print(mean) + ")";
        }
    }

    /// Every whole number from min to max equally likely.
    record Uniform(int min, int max) implements Count {
        public Uniform {
            if (min < 0 || max < min) {
                throw new NotationException("uniform(" + min + ", " + max + ")", EXPECTED);
            }
        }

        @Override
        public String toString() {
            return "uniform(" + min + ", " + max + ")";
        }
    }

    /// The expected number.
    default double expected() {
        return switch (this) {
            case Fixed(int times) -> times;
            case Geometric(double mean) -> mean;
            case Poisson(double mean) -> mean;
            case Uniform(int min, int max) -> (min + (double) max) / 2;
        };
    }

    static Count parse(String text) {
        Optional<Expression> call = Expression.parse(text);
        if (call.isEmpty()) {
            return new Fixed(Decimals.integer(text, EXPECTED));
        }
        Expression expression = call.get();
        return switch (expression.name()) {
            case "geometric" -> new Geometric(mean(expression));
            case "poisson" -> new Poisson(mean(expression));
            case "uniform" -> new Uniform(
                    Decimals.integer(expression.only(EXPECTED, "min", "max").argument(0, "min", EXPECTED), EXPECTED),
                    Decimals.integer(expression.argument(1, "max", EXPECTED), EXPECTED));
            default -> throw new NotationException(text, EXPECTED);
        };
    }

    private static double mean(Expression expression) {
        return Decimals.number(expression.only(EXPECTED, "mean").argument(0, "mean", EXPECTED), EXPECTED);
    }

    private static void requireMean(double mean) {
        if (!(mean >= 0 && mean <= 1e6)) {
            throw new NotationException(Double.toString(mean), "a mean count between 0 and 1000000");
        }
    }
}
