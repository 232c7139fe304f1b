package dev.archipelago.simulator.validation;

import static dev.archipelago.simulator.validation.Figures.USERS;

import dev.archipelago.simulator.theory.Attempts;
import dev.archipelago.simulator.theory.FanOut;
import dev.archipelago.simulator.theory.Redundancy;
import java.util.ArrayList;
import java.util.List;

/// Calls that fail independently: together, tried again, and with others in reserve.
final class Failures {

    private static final String BINOMIAL = "binomial distribution";
    private static final double CALLS = 100;

    private Failures() {}

    static List<Experiment> experiments() {
        List<Experiment> all = new ArrayList<>();
        for (int n : List.of(10, 100)) {
            all.add(Experiment.of("fan-out-failures", "of-" + n, CALLS, Case.of("Q-28.of-" + n,
                    "any of " + n + " calls fails, each once in a hundred times", USERS + "failureShare",
                    new FanOut(n).anySlow(.01), BINOMIAL)).weighing(n));
        }
        all.add(retries(10, 3));
        all.add(retries(50, 3));
        all.add(retries(100, 3));
        all.add(retries(100, 4));
        all.add(available("all-of-3", "three systems of 99.9 % in series", Redundancy.series(3, .999), 3));
        all.add(available("all-of-10", "ten systems of 99.9 % in series", Redundancy.series(10, .999), 10));
        all.add(available("any-of-2", "any of two systems of 99 %", Redundancy.atLeast(1, 2, .99), 2));
        all.add(available("two-of-3", "two of three systems of 99 %", Redundancy.atLeast(2, 3, .99), 3));
        return all;
    }

    private static Experiment retries(int percent, int attempts) {
        double failing = percent / 100.0;
        String id = "retries-" + percent + "-" + attempts;
        String what = "up to " + attempts + " attempts that fail in " + percent + " %";
        Experiment experiment = Experiment.of("retries", percent + "-percent-" + attempts + "-attempts", CALLS,
                Case.of(id + ".attempts", what + ", attempts per second of 100 calls",
                        "operations.server.serve.throughput", CALLS * Attempts.mean(failing, attempts),
                        "geometric series"));
        return percent == 100
                ? experiment
                : experiment.with(Case.of(id + ".failing", what + ", share that fails", USERS + "failureShare",
                        1 - Attempts.success(failing, attempts), "geometric series"));
    }

    private static Experiment available(String scenario, String what, double expected, int cost) {
        return Experiment.of("availability", scenario, CALLS,
                Case.of("availability." + scenario, what + ", share that fails", USERS + "failureShare", 1 - expected,
                        BINOMIAL))
                .weighing(cost);
    }
}
