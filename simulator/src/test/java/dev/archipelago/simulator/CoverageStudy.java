package dev.archipelago.simulator;

import static dev.archipelago.simulator.Systems.caller;
import static dev.archipelago.simulator.Systems.id;
import static dev.archipelago.simulator.Systems.open;
import static dev.archipelago.simulator.Systems.server;
import static dev.archipelago.simulator.Systems.station;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.LatencyResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/// Counts how often the 95 % intervals of the simulator hold the exact value: mean and 95th percentile of M/M/1, M/M/4 and
/// a tandem, every one at 80 %, over many seeds.
public final class CoverageStudy {

    /// A system, how long to run it, and its exact mean and 95th percentile in seconds.
    record Case(String name, Document document, String duration, double mean, double p95) {}

    /// How many of the seeds had the exact value inside the interval.
    record Coverage(String name, int seeds, int mean, int p95) {}

    private static final int REPLICATIONS = 20;

    private CoverageStudy() {}

    /// Values: M/M/1 W = 1/(mu - lambda); M/M/4 by Erlang C (C = 0.596432, W = 0.1 (1 + C / 0.8)) and its sojourn tail;
    /// the tandem has exponential sojourns of rate 2 and 2.5 per second in series.
    static List<Case> cases() {
        Architecture tandem = Architecture.empty()
                .withComponent(id("front"), caller(Step.Call.to("first"), Step.Call.to("second")))
                .withComponent(id("first"), server(1, "exponential(100ms)"))
                .withComponent(id("second"), server(1, "exponential(80ms)"));
        return List.of(new Case("M/M/1", station(1, "8/s"), "5000s", 0.5, 1.497866),
                new Case("M/M/4", station(4, "32/s"), "1500s", exactMean(4, 32, 10), exactQuantile(4, 32, 10, 0.95)),
                new Case("tandem", open(tandem, "front", "8/s"), "5000s", 0.5 + 1 / 4.5, tandemQuantile(2, 4.5, 0.95)));
    }

    static Coverage of(Case system, int seeds) {
        int mean = 0;
        int p95 = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            SimulationOptions options = SimulationOptions.defaults().withSeed(seed).withReplications(REPLICATIONS)
                    .withDuration(TimeSpan.parse(system.duration())).withWarmUp(TimeSpan.parse("100s"));
            LatencyResult latency = Simulation.run(system.document(), options, Progress.NONE, CancelSignal.NEVER)
                    .requests().get("users").latency();
            mean += latency.mean().covers(system.mean()) ? 1 : 0;
            p95 += latency.p95().covers(system.p95()) ? 1 : 0;
        }
        return new Coverage(system.name(), seeds, mean, p95);
    }

    /// Probability of waiting in M/M/c by the stable recursion of Erlang B.
    static double erlangC(int servers, double load) {
        double blocked = 1;
        for (int k = 1; k <= servers; k++) {
            blocked = load * blocked / (k + load * blocked);
        }
        double utilization = load / servers;
        return blocked / (1 - utilization * (1 - blocked));
    }

    static double exactMean(int servers, double arrivals, double service) {
        return 1 / service + erlangC(servers, arrivals / service) / (servers * service - arrivals);
    }

    static double exactQuantile(int servers, double arrivals, double service, double fraction) {
        double waits = erlangC(servers, arrivals / service);
        double theta = servers * service - arrivals;
        return bisect(fraction, t -> 1 - (1 - waits) * Math.exp(-service * t) - waits
                * (theta * Math.exp(-service * t) - service * Math.exp(-theta * t)) / (theta - service));
    }

    static double tandemQuantile(double first, double second, double fraction) {
        return bisect(fraction, t -> 1
                - (second * Math.exp(-first * t) - first * Math.exp(-second * t)) / (second - first));
    }

    private static double bisect(double fraction, DoubleUnaryOperator distribution) {
        double low = 0;
        double high = 1000;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (distribution.applyAsDouble(middle) < fraction) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Prints the table of docs/studies/coverage.md.
    ///
    /// @param arguments number of seeds; 200 when absent
    public static void main(String[] arguments) {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        Map<String, Coverage> table = new LinkedHashMap<>();
        cases().forEach(system -> table.put(system.name(), of(system, seeds)));
        System.out.println("| system | exact mean | covered | exact p95 | covered |");
        System.out.println("|---|---|---|---|---|");
        cases().forEach(system -> {
            Coverage c = table.get(system.name());
            System.out.printf(Locale.ROOT, "| %s | %.6f s | %.1f %% | %.6f s | %.1f %% |%n", system.name(),
                    system.mean(), 100.0 * c.mean() / c.seeds(), system.p95(), 100.0 * c.p95() / c.seeds());
        });
    }
}
