package dev.archipelago.simulator.validation;

import static dev.archipelago.simulator.validation.Figures.USERS;
import static dev.archipelago.simulator.validation.Figures.percentiles;

import dev.archipelago.simulator.theory.ConstantServiceQueue;
import dev.archipelago.simulator.theory.Erlang;
import dev.archipelago.simulator.theory.FiniteQueue;
import dev.archipelago.simulator.theory.MultiServerQueue;
import java.util.List;

/// What callers do to protect themselves and others, where it is a queue, a loss or a minimum that is known: before a callee
/// without bounds a bulkhead or a pool is a queue of as many servers.
final class Policies {

    private static final String ERLANG = "Erlang 1917; Gross and Harris";
    private static final String MEAN = USERS + "latency.mean";

    private Policies() {}

    static List<Experiment> experiments() {
        FiniteQueue line = new FiniteQueue(60, 10, 5, 20);
        MultiServerQueue pool = new MultiServerQueue(40, 10, 5);
        ConstantServiceQueue spacing = new ConstantServiceQueue(8, .1);
        return List.of(
                Experiment.of("bulkhead", "no-line", 40,
                        Case.of("bulkhead.loss", "bulkhead of 5 before 4 Erlang, share refused", USERS + "failureShare",
                                Erlang.lossProbability(4, 5), "Erlang 1917")),
                Experiment.of("bulkhead", "fifteen-wait", 60,
                        Case.of("bulkhead.line-loss", "bulkhead of 5 with a line of 15, share refused",
                                USERS + "failureShare", line.lossProbability(), "birth and death process"),
                        Case.of("bulkhead.line-mean", "bulkhead of 5 with a line of 15, mean time of the served", MEAN,
                                line.meanSojourn(), "birth and death process")),
                Experiment.of("connection-pool", "", 40,
                        Case.of("connection-pool.mean", "pool of 5 connections, mean time", MEAN, pool.meanSojourn(),
                                ERLANG))
                        .with(percentiles("connection-pool", "pool of 5 connections", USERS + "latency",
                                pool::sojournQuantile, ERLANG, 50, 95, 99)),
                Experiment.of("leaky-bucket", "", 8,
                        Case.of("leaky-bucket.mean", "leaky bucket as M/D/1, mean wait", MEAN, .2,
                                "Pollaczek and Khinchine 1930"))
                        .with(percentiles("leaky-bucket", "leaky bucket as M/D/1, wait", USERS + "latency",
                                spacing::waitQuantile, "Erlang 1909", 50, 95, 99)),
                Experiment.of("token-bucket", "", 20,
                        Case.of("token-bucket.goodput", "bucket of one token at twice its rate, passed per second",
                                USERS + "goodput", 20 / (1 + 20 * .1), "renewal process with dead time")),
                hedging(.01, .03),
                lossOnTheWay(.1));
    }

    /// One copy after a delay: whoever answers first.
    private static Experiment hedging(double mean, double delay) {
        double sent = Math.exp(-delay / mean);
        return Experiment.of("hedging", "", 100,
                Case.of("RET-5.mean", "hedging after three times the mean, mean", MEAN,
                        mean * (1 - sent) + mean / 2 * sent,
                        "minimum of exponential times"),
                Case.of("RET-5.p99", "hedging after three times the mean, p99", USERS + "latency.p99",
                        (delay - mean * Math.log(.01)) / 2, "minimum of exponential times"),
                Case.of("RET-5.copies", "hedging after three times the mean, requests sent per second",
                        "operations.server.serve.throughput", 100 * (1 + sent), "share of answers that are late"));
    }

    /// Each loss doubles the wait, from 200 ms on; both ways.
    private static Experiment lossOnTheWay(double loss) {
        return Experiment.of("loss-on-the-way", "", 100,
                Case.of("loss-on-the-way.mean", "one message in ten lost, mean time", MEAN,
                        .003 + 2 * .2 * loss / (1 - 2 * loss), "geometric series"));
    }
}
