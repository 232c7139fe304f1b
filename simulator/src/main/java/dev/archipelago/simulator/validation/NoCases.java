package dev.archipelago.simulator.validation;

import java.util.List;

/// Rows of the reference that cannot be simulated, with the reason.
final class NoCases {

    private static final String APPROXIMATION = "an approximation, so that a simulation has nothing to meet; ";

    private NoCases() {}

    static List<Row.NotACase> rows() {
        return List.of(
                no("Q-12", "moments fitted by two distributions",
                        "parameters of generators, not of a system; Q-11 simulates both"),
                no("Q-13", "Kingman's wait for general arrivals",
                        APPROXIMATION + "and a workload has no arrivals that vary by half"),
                no("Q-14", "Allen and Cunneen's wait for general services", APPROXIMATION + "Q-5 is the exact case"),
                no("Q-22", "Schweitzer's closed network", APPROXIMATION + "Q-20 and Q-21 are the exact cases"),
                no("Q-25", "fork and join of 4, 8 and 16 by Nelson and Tantawi", APPROXIMATION
                        + "Q-24 is the exact case"),
                no("Q-26", "fork and join of 4, 8 and 16 by Varma and Makowski", APPROXIMATION
                        + "Q-24 is the exact case"),
                no("Q-27", "independent branches of a fork", "an upper bound, not a value; Q-24 is the exact case"),
                no("Q-32", "the universal scalability law",
                        "the format has no contention between workers that grows with their number"),
                no("Q-33", "exponential patience at overload", patience()),
                no("Q-34", "exponential patience below capacity", patience()),
                no("Q-35", "exponential patience that is short", patience()),
                no("Q-37", "less busy of two among very many",
                        "the limit for infinitely many replicas; a hundred of them are 2 % above it"),
                no("Q-43", "p99 of the wait with variable services",
                        "no closed form: the published value is a simulation itself; Q-11 holds the mean"),
                no("Q-44", "load under retries",
                        "points at which time-outs taken for independent balance; in a run they come together"),
                no("Q-45", "variance of the time average",
                        "a property of the interval, not of a figure; the coverage table holds it"),
                no("preemptive-priorities", "M/M/1 whose urgent class interrupts the other",
                        "the format has priorities where requests queue, none that interrupt"));
    }

    private static String patience() {
        return "the format has fixed patience only (Q-36), none that is exponential";
    }

    private static Row.NotACase no(String id, String what, String reason) {
        return new Row.NotACase(id, what, reason);
    }
}
