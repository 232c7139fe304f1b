package dev.archipelago.simulator.validation;

import static dev.archipelago.simulator.validation.Figures.USERS;

import dev.archipelago.simulator.theory.PriorityServer;
import dev.archipelago.simulator.theory.PriorityServer.Customers;
import dev.archipelago.simulator.theory.SingleServerQueue;
import java.util.ArrayList;
import java.util.List;

/// Servers that do not serve in order of arrival: processor sharing, and priorities.
final class SharedServers {

    private static final String KLEINROCK = "Kleinrock 1976, processor sharing";

    private SharedServers() {}

    static List<Experiment> experiments() {
        List<Experiment> all = new ArrayList<>();
        for (int rate : List.of(50, 80, 90)) {
            for (String distribution : List.of("constant", "exponential", "hyperexponential")) {
                all.add(sharing(rate, distribution));
            }
        }
        SingleServerQueue mixed = new SingleServerQueue(8.8, .8 / 8.8, 1);
        all.add(Experiment.of("processor-sharing-by-size", "", 8.8,
                Case.of("Q-16.long", "M/G/1-PS, sojourn of a job of 300 ms", "requests.long.latency.mean",
                        mixed.sharedSojourn(.3), KLEINROCK),
                Case.of("Q-16.short", "M/G/1-PS, mean sojourn of the short jobs", "requests.short.latency.mean",
                        mixed.sharedSojourn(.07), KLEINROCK)));
        all.add(priorities());
        all.add(lastFirst());
        return all;
    }

    private static Experiment sharing(int rate, String distribution) {
        SingleServerQueue queue = new SingleServerQueue(rate, .01, distribution.equals("constant") ? 0 : 1);
        String id = rate == 80 ? "Q-16." + distribution : "sharing-" + rate + "." + distribution;
        return Experiment.of("processor-sharing", distribution + "-" + rate, rate,
                Case.of(id, "M/G/1-PS at " + rate + " %, " + distribution + ", mean sojourn",
                        USERS + "latency.mean", queue.sharedSojourn(), KLEINROCK));
    }

    /// No order that does not look at the length of services changes the mean wait.
    private static Experiment lastFirst() {
        SingleServerQueue queue = new SingleServerQueue(80, .01, 1);
        String conservation = "Kleinrock 1976, conservation law";
        return Experiment.of("last-come-first-served", "", 80,
                Case.of("last-come-first-served.sojourn", "M/M/1, last come, first served, mean sojourn",
                        USERS + "latency.mean", queue.meanSojourn(), conservation),
                Case.of("last-come-first-served.waiting", "M/M/1, last come, first served, mean number waiting",
                        "components.server.queueLength", 80 * queue.meanWait(), conservation));
    }

    private static Experiment priorities() {
        PriorityServer server = new PriorityServer(List.of(new Customers(3, .1, 1), new Customers(5, .1, 1)));
        String cobham = "Cobham 1954";
        return Experiment.of("priorities", "", 8,
                Case.of("Q-17.urgent", "M/M/1 with priorities, mean sojourn of the urgent class",
                        "requests.urgent.latency.mean", server.meanWait(0) + .1, cobham),
                Case.of("Q-17.usual", "M/M/1 with priorities, mean sojourn of the usual class",
                        "requests.usual.latency.mean", server.meanWait(1) + .1, cobham),
                Case.of("Q-17.waiting", "M/M/1 with priorities, mean number waiting", "components.server.queueLength",
                        8 * server.meanWait(), cobham));
    }
}
