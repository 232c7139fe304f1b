package dev.archipelago.benchmarks.study;

import dev.archipelago.benchmarks.contest.Round;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What is reported of every case, measured in a virtual machine of its own.
///
/// @param nanos of CPU per request
/// @param bytes allocated for one request in steady state: the difference between a run that is long enough for hardly
/// more requests to be in flight later, and one of twice the length
record Figures(double nanos, double bytes, Precision precision) {

    private static final int ROUNDS = 3;
    private static final double MEGA = 1e6;

    static Figures of(Case system) throws IOException, InterruptedException {
        double[] values = Arrays.stream(Fork.run(Figures.class, system.name()).getFirst())
                .mapToDouble(Double::parseDouble).toArray();
        return new Figures(values[0], values[1], new Precision(values[2], values[3], values[4]));
    }

    /// One virtual machine of [#of]: the name of the case.
    public static void main(String[] args) {
        Figures measured = measured(Case.all().stream().filter(all -> all.name().equals(args[0])).findFirst()
                .orElseThrow());
        Precision precision = measured.precision;
        Fork.tell(measured.nanos, measured.bytes, precision.meanSeconds(), precision.p99Seconds(),
                precision.eventsPerRequest());
    }

    private static Figures measured(Case system) {
        Product product = system.product();
        product.run(1, system.requests());
        List<Round> measured = IntStream.range(0, ROUNDS).mapToObj(i -> product.run(2 + i, system.requests()))
                .toList();
        Round once = product.run(9, 4 * system.requests());
        Round twice = product.run(9, 8 * system.requests());
        double bytes = Math.max(0, twice.allocated() - once.allocated())
                / (double) (twice.requests() - once.requests());
        double nanos = Spread.of(measured.stream().mapToDouble(Round::nanosPerRequest).toArray()).median();
        return new Figures(nanos, bytes, Precision.of(system));
    }

    /// A line of the table of all cases.
    String row(Case system) {
        return String.format(Locale.ROOT, "| %s | %.0f | %.2f | %.1f | %.2f | %s | %s |", system.name(), 1e9 / nanos,
                1e9 * precision.eventsPerRequest() / nanos / MEGA, precision.eventsPerRequest(), bytes,
                Precision.text(precision.meanSeconds()), Precision.text(precision.p99Seconds()));
    }
}
