package dev.archipelago.model.scenario;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Percentile;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Something that must hold, spelled "shoppers p99 < 400ms", "shoppers success > 99.9%" or "orders utilization < 70%".
///
/// The subject is a workload or a component. Latency is measured in time, success and utilization as shares,
/// throughput as a rate.
///
/// @param subject id of a workload, or of a component for utilization
/// @param percentile for [Metric#LATENCY]: null means the mean
/// @param bound in seconds, as a fraction, or per second
public record Objective(String subject, Metric metric, @Nullable Percentile percentile, Comparison comparison,
        double bound) {

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "an objective such as 'shoppers p99 < 400ms', 'shoppers mean < 50ms', "
            + "'shoppers success > 99.9%', 'shoppers throughput > 100/s' or 'orders utilization < 70%'";

    private static final Pattern SPELLING = Pattern.compile("([a-z0-9-]+)\\s+([a-z][a-z0-9.]*)\\s*([<>])\\s*(\\S+)");

    /// What is measured.
    public enum Metric {
        /// Time until the answer of completed requests.
        LATENCY,

        /// Share of requests that were answered without error.
        SUCCESS,

        /// Completed requests per second.
        THROUGHPUT,

        /// Busy share of the workers or the CPU of a component, the larger of the two.
        UTILIZATION
    }

    /// On which side of the bound it must lie.
    public enum Comparison {
        /// Less than the bound.
        BELOW,

        /// More than the bound.
        ABOVE
    }

    public static Objective parse(String text) {
        Matcher matcher = SPELLING.matcher(text.strip());
        if (!matcher.matches()) {
            throw new NotationException(text, EXPECTED);
        }
        Comparison comparison = matcher.group(3).equals("<") ? Comparison.BELOW : Comparison.ABOVE;
        String subject = matcher.group(1);
        String bound = matcher.group(4);
        return switch (matcher.group(2)) {
            case "mean" -> new Objective(subject, Metric.LATENCY, null, comparison, TimeSpan.parse(bound).seconds());
            case "success" -> new Objective(subject, Metric.SUCCESS, null, comparison, Share.parse(bound).value());
            case "throughput" -> new Objective(subject, Metric.THROUGHPUT, null, comparison,
                    Rate.parse(bound).perSecond());
            case "utilization" -> new Objective(subject, Metric.UTILIZATION, null, comparison,
                    Share.parse(bound).value());
            default -> latency(text, subject, matcher.group(2), comparison, bound);
        };
    }

    private static Objective latency(String text, String subject, String metric, Comparison comparison, String bound) {
        if (!metric.startsWith("p")) {
            throw new NotationException(text, EXPECTED);
        }
        return new Objective(subject, Metric.LATENCY, Percentile.parse(metric), comparison,
                TimeSpan.parse(bound).seconds());
    }

    @Override
    public String toString() {
        String measured = metric == Metric.LATENCY
                ? percentile == null ? "mean" : percentile.toString()
                : metric.name().toLowerCase(Locale.ROOT);
        String value = switch (metric) {
            case LATENCY -> TimeSpan.ofSeconds(bound).toString();
            case SUCCESS, UTILIZATION -> new Share(bound).toString();
            case THROUGHPUT -> new Rate(bound).toString();
        };
        return subject + " " + measured + (comparison == Comparison.BELOW ? " < " : " > ") + value;
    }
}
