package dev.archipelago.simulator.validation;

import dev.archipelago.simulator.theory.MultiServerQueue;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Cases of the same kind for several figures.
final class Figures {

    static final String USERS = "requests.users.";

    private Figures() {}

    /// Percentiles of a latency.
    ///
    /// @param subject the first part of the ids
    /// @param latency path of the latency
    /// @param percentiles such as 95 or 99.9
    static Case[] percentiles(String subject, String what, String latency, DoubleUnaryOperator quantile, String source,
            double... percentiles) {
        Case[] cases = new Case[percentiles.length];
        for (int i = 0; i < cases.length; i++) {
            String key = "p" + Double.toString(percentiles[i]).replace(".0", "").replace(".", "");
            cases[i] = Case.of(subject + "." + key, what + ", " + key, latency + "." + key,
                    quantile.applyAsDouble(percentiles[i] / 100), source);
        }
        return cases;
    }

    /// Utilization, mean and percentiles of the sojourn in a queue.
    static List<Case> sojourn(String subject, String what, MultiServerQueue queue, String source,
            double... percentiles) {
        Experiment cases = Experiment.of("", "", 1,
                Case.of(subject + ".utilization", what + ", utilization", "components.server.utilization",
                        queue.utilization(), "load over servers"),
                Case.of(subject + ".mean", what + ", mean sojourn", USERS + "latency.mean", queue.meanSojourn(),
                        source));
        return cases.with(percentiles(subject, what + ", sojourn", USERS + "latency", queue::sojournQuantile, source,
                percentiles)).cases();
    }
}
