package dev.archipelago.app.editor.inspector;

import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The families of distributions with the names of their parameters, in the spelling of the file.
enum DistributionKind {
    CONSTANT("value"), EXPONENTIAL("mean"), LOGNORMAL("mean", "cv"), GAMMA("mean", "cv"), ERLANG("stages",
            "mean"), HYPEREXPONENTIAL("mean", "cv"), WEIBULL("mean", "shape"), NORMAL("mean", "sd"), UNIFORM("min",
                    "max"), TRIANGULAR("min", "mode", "max"), PARETO("min", "shape", "max"), EMPIRICAL("values");

    /// Given to all of them: a fixed time before the random one.
    static final String OFFSET = "offset";

    private final List<String> parameters;

    DistributionKind(String... parameters) {
        this.parameters = List.of(parameters);
    }

    /// What is asked for, in order.
    List<String> parameters() {
        List<String> all = new ArrayList<>(parameters);
        if (this != CONSTANT) {
            all.add(OFFSET);
        }
        return all;
    }

    /// Whether a parameter may be left out.
    static boolean isOptional(DistributionKind kind, String parameter) {
        return parameter.equals(OFFSET) || kind == PARETO && parameter.equals("max");
    }

    static DistributionKind of(Distribution distribution) {
        return switch (distribution) {
            case Distribution.Constant _ -> CONSTANT;
            case Distribution.Exponential _ -> EXPONENTIAL;
            case Distribution.Uniform _ -> UNIFORM;
            case Distribution.Normal _ -> NORMAL;
            case Distribution.LogNormal _ -> LOGNORMAL;
            case Distribution.Gamma _ -> GAMMA;
            case Distribution.Erlang _ -> ERLANG;
            case Distribution.Hyperexponential _ -> HYPEREXPONENTIAL;
            case Distribution.Weibull _ -> WEIBULL;
            case Distribution.Pareto _ -> PARETO;
            case Distribution.Triangular _ -> TRIANGULAR;
            case Distribution.Empirical _ -> EMPIRICAL;
            case Distribution.Shifted d -> of(d.rest());
            case Distribution.Fitted d -> of(d.shape());
        };
    }

    /// The parameters of a distribution as texts.
    static Map<String, String> values(Distribution distribution) {
        return switch (distribution) {
            case Distribution.Constant d -> texts("value", d.value());
            case Distribution.Exponential d -> texts("mean", d.mean());
            case Distribution.Uniform d -> texts("min", d.min(), "max", d.max());
            case Distribution.Normal d -> texts("mean", d.mean(), "sd", d.sd());
            case Distribution.LogNormal d -> texts("mean", d.mean(), "cv", number(d.cv()));
            case Distribution.Gamma d -> texts("mean", d.mean(), "cv", number(d.cv()));
            case Distribution.Erlang d -> texts("stages", d.stages(), "mean", d.mean());
            case Distribution.Hyperexponential d -> texts("mean", d.mean(), "cv", number(d.cv()));
            case Distribution.Weibull d -> texts("mean", d.mean(), "shape", number(d.shape()));
            case Distribution.Pareto d -> {
                Map<String, String> texts = texts("min", d.min(), "shape", number(d.shape()));
                Optional.ofNullable(d.max()).ifPresent(max -> texts.put("max", max.toString()));
                yield texts;
            }
            case Distribution.Triangular d -> texts("min", d.min(), "mode", d.mode(), "max", d.max());
            case Distribution.Empirical d -> {
                String text = d.toString();
                yield texts("values", text.substring(text.indexOf('(') + 1, text.length() - 1));
            }
            case Distribution.Fitted d -> values(d.shape());
            case Distribution.Shifted d -> {
                Map<String, String> texts = values(d.rest());
                texts.put(OFFSET, d.offset().toString());
                yield texts;
            }
        };
    }

    private static Map<String, String> texts(Object... namesAndValues) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            texts.put(namesAndValues[i].toString(), namesAndValues[i + 1].toString());
        }
        return texts;
    }

    /// First parameters for another family, about as long in the mean.
    ///
    /// @param mean in seconds
    Map<String, String> about(double mean) {
        return switch (this) {
            case CONSTANT -> texts("value", time(mean));
            case EXPONENTIAL -> texts("mean", time(mean));
            case LOGNORMAL, GAMMA -> texts("mean", time(mean), "cv", "1");
            case ERLANG -> texts("stages", "4", "mean", time(mean));
            case HYPEREXPONENTIAL -> texts("mean", time(mean), "cv", "2");
            case WEIBULL -> texts("mean", time(mean), "shape", "0.8");
            case NORMAL -> texts("mean", time(mean), "sd", time(mean / 4));
            case UNIFORM -> texts("min", time(mean / 2), "max", time(mean * 1.5));
            case TRIANGULAR -> texts("min", time(mean / 2), "mode", time(mean), "max", time(mean * 1.5));
            case PARETO -> texts("min", time(mean * 0.6), "shape", "2.5");
            case EMPIRICAL -> texts("values", time(mean / 2) + ", " + time(mean) + ", " + time(mean * 1.5));
        };
    }

    /// A time to three digits.
    static TimeSpan time(double seconds) {
        return TimeSpan.ofSeconds(new BigDecimal(Math.max(seconds, 1e-9)).round(new MathContext(3)).doubleValue());
    }

    /// A number to three digits, spelled out.
    static String number(double value) {
        return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    /// The distribution with these parameters.
    ///
    /// @throws NotationException where one is missing or wrong
    Distribution with(Map<String, String> values) {
        String offset = values.getOrDefault(OFFSET, "").strip();
        String own = this == CONSTANT ? values.getOrDefault("value", "") : spelling() + "(" + arguments(values) + ")";
        boolean shifted = !offset.isEmpty() && this != CONSTANT && !TimeSpan.parse(offset).isZero();
        return Distribution.parse(shifted ? offset + " + " + own : own);
    }

    private String arguments(Map<String, String> values) {
        if (this == EMPIRICAL) {
            return values.getOrDefault("values", "");
        }
        return parameters.stream()
                .filter(name -> !isOptional(this, name) || !values.getOrDefault(name, "").isBlank())
                .map(name -> name + "=" + values.getOrDefault(name, "").strip()).collect(Collectors.joining(", "));
    }

    /// Its name in the file.
    String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
