package dev.archipelago.model.quantity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the spelling of a distribution.
final class DistributionNotation {

    private static final String EXPECTED = Distribution.EXPECTED;
    private static final String SHORTLY_EXPECTED = "a time with a unit such as 20ms, or a distribution such as "
            + "exponential(20ms) or lognormal(mean=20ms, cv=1.2)";
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]*\\.csv");

    private DistributionNotation() {}

    static Distribution parse(String text) {
        int fitted = text.indexOf(Distribution.Fitted.WORDS);
        return fitted < 0
                ? shape(text)
                : new Distribution.Fitted(shape(text.substring(0, fitted)),
                        text.substring(fitted + Distribution.Fitted.WORDS.length()).strip());
    }

    private static Distribution shape(String text) {
        int plus = text.indexOf('+');
        if (plus > 0) {
            if (text.indexOf('+', plus + 1) > 0) {
                throw new NotationException(text, EXPECTED);
            }
            return new Distribution.Shifted(TimeSpan.parse(text.substring(0, plus)), shape(text.substring(plus + 1)));
        }
        Optional<Expression> call = Expression.parse(text);
        if (call.isPresent()) {
            return parse(call.get());
        }
        try {
            return new Distribution.Constant(TimeSpan.parse(text));
        } catch (NotationException e) {
            throw new NotationException(text, SHORTLY_EXPECTED);
        }
    }

    private static Distribution parse(Expression call) {
        return switch (call.name()) {
            case "constant" -> new Distribution.Constant(time(call.only(EXPECTED, "value"), 0, "value"));
            case "exponential" -> new Distribution.Exponential(time(call.only(EXPECTED, "mean"), 0, "mean"));
            case "uniform" -> new Distribution.Uniform(time(call.only(EXPECTED, "min", "max"), 0, "min"),
                    time(call, 1, "max"));
            case "normal" -> new Distribution.Normal(time(call.only(EXPECTED, "mean", "sd"), 0, "mean"),
                    time(call, 1, "sd"));
            case "lognormal" -> new Distribution.LogNormal(meanOf(call, "cv"), number(call, 1, "cv"));
            case "gamma" -> new Distribution.Gamma(meanOf(call, "cv"), number(call, 1, "cv"));
            case "hyperexponential" -> new Distribution.Hyperexponential(meanOf(call, "cv"), number(call, 1, "cv"));
            case "weibull" -> new Distribution.Weibull(meanOf(call, "shape"), number(call, 1, "shape"));
            case "erlang" -> new Distribution.Erlang(stages(call), time(call, 1, "mean"));
            case "pareto" -> pareto(call.only(EXPECTED, "min", "shape", "max"));
            case "triangular" -> new Distribution.Triangular(time(call.only(EXPECTED, "min", "mode", "max"), 0, "min"),
                    time(call, 1, "mode"), time(call, 2, "max"));
            case "empirical" -> empirical(call);
            default -> throw new NotationException(call.toString(), EXPECTED);
        };
    }

    private static Distribution pareto(Expression call) {
        return new Distribution.Pareto(time(call, 0, "min"), number(call, 1, "shape"),
                call.optional(2, "max").map(TimeSpan::parse).orElse(null));
    }

    private static Distribution empirical(Expression call) {
        List<String> values = call.arguments().stream().map(Expression.Argument::value).toList();
        if (values.size() == 1 && FILE.matcher(values.getFirst()).matches()) {
            return new Distribution.Empirical(values.getFirst(), List.of());
        }
        return new Distribution.Empirical(null, values.stream().map(TimeSpan::parse).toList());
    }

    private static int stages(Expression call) {
        return Decimals.integer(call.only(EXPECTED, "stages", "mean").argument(0, "stages", EXPECTED), EXPECTED);
    }

    private static TimeSpan meanOf(Expression call, String second) {
        return time(call.only(EXPECTED, "mean", second), 0, "mean");
    }

    private static TimeSpan time(Expression call, int place, String name) {
        return TimeSpan.parse(call.argument(place, name, EXPECTED));
    }

    private static double number(Expression call, int place, String name) {
        return Decimals.number(call.argument(place, name, EXPECTED), EXPECTED);
    }
}
