package dev.archipelago.simulator.validation;

import static dev.archipelago.simulator.validation.Figures.USERS;

import dev.archipelago.simulator.theory.ClosedNetwork;
import dev.archipelago.simulator.theory.ClosedNetwork.Solution;
import dev.archipelago.simulator.theory.HeldWorkers;
import dev.archipelago.simulator.theory.SharedRepair;
import java.util.ArrayList;
import java.util.List;

/// Users who wait for the answer before they think about the next request.
final class ClosedSystems {

    private static final String MEAN = USERS + "latency.mean";
    private static final String GOODPUT = USERS + "goodput";
    private static final String REISER = "Reiser and Lavenberg 1980, exact MVA";

    private ClosedSystems() {}

    static List<Experiment> experiments() {
        List<Experiment> all = new ArrayList<>();
        all.add(network("Q-20", 10));
        all.add(network("Q-21", 30));
        all.add(twoClasses());
        all.add(held("Q-38", "ten-users", new HeldWorkers(10, .5, 3, .02, .05, 1)));
        all.add(held("Q-39", "twenty-users", new HeldWorkers(20, .5, 3, .02, .05, 2)));
        all.add(held("Q-40", "fifty-users", new HeldWorkers(50, 1, 10, .01, .04, 3)));
        double[] inner = new HeldWorkers(10, .5, 3, .02, .05, 1).innerThroughput();
        for (int k = 1; k < inner.length; k++) {
            all.add(Experiment.of("held-workers-inside", "inside-" + k, inner[k], Case.of("Q-41.inside-" + k,
                    "the inside of Q-38 with " + k + " requests, per second", GOODPUT, inner[k], "Buzen 1973"))
                    .weighing(2));
        }
        all.add(repair(new SharedRepair(4, 1, 1, 2)));
        all.add(repair(new SharedRepair(10, 1, .1, 1)));
        all.add(repair(new SharedRepair(50, 1, .02, 1)));
        all.add(repair(new SharedRepair(100, 1, .05, 4)));
        all.add(repair(new SharedRepair(200, 5, .2, 8)));
        return all;
    }

    private static Experiment network(String id, int users) {
        Solution solution = ClosedNetwork.of(users, 1, .05, .08, .02).exact();
        double throughput = solution.throughput().getFirst();
        return Experiment.of("closed-network", "users-" + users, throughput,
                Case.of(id + ".goodput", users + " users and three servers, requests per second", GOODPUT, throughput,
                        REISER),
                Case.of(id + ".mean", users + " users and three servers, mean response", MEAN,
                        solution.response().getFirst(), REISER),
                Case.of(id + ".waiting", users + " users and three servers, mean number waiting at the busiest",
                        "components.b.queueLength", solution.inside().get(1) - throughput * .08, REISER))
                .weighing(3);
    }

    private static Experiment twoClasses() {
        Solution solution = new ClosedNetwork(List.of(new ClosedNetwork.Users(3, 1, List.of(.1, .3)),
                new ClosedNetwork.Users(2, .5, List.of(.2, .1)))).exact();
        List<String> groups = List.of("left", "right");
        Experiment experiment = Experiment.of("two-classes", "",
                solution.throughput().stream().mapToDouble(Double::doubleValue).sum()).weighing(2);
        for (int i = 0; i < groups.size(); i++) {
            String group = groups.get(i);
            experiment = experiment.with(
                    Case.of("Q-23." + group + "-goodput", "two classes of users, requests per second of the " + group,
                            "requests." + group + ".goodput", solution.throughput().get(i), REISER),
                    Case.of("Q-23." + group + "-mean", "two classes of users, mean response of the " + group,
                            "requests." + group + ".latency.mean", solution.response().get(i), REISER));
        }
        return experiment;
    }

    private static Experiment held(String id, String scenario, HeldWorkers held) {
        HeldWorkers.Solution exact = held.exact();
        String what = held.users() + " users and " + held.workers() + " held workers";
        String source = "Markov chain; Grassmann et al. 1985";
        return Experiment.of("held-workers", scenario, exact.throughput(),
                Case.of(id + ".goodput", what + ", requests per second", GOODPUT, exact.throughput(), source),
                Case.of(id + ".mean", what + ", mean response", MEAN, exact.response(), source),
                Case.of(id + ".waiting", what + ", mean number waiting for a worker", "components.app.queueLength",
                        exact.waiting(), source),
                Case.of(id + ".utilization", what + ", held share of the workers", "components.app.utilization",
                        exact.utilization(), source))
                .weighing(2);
    }

    private static Experiment repair(SharedRepair repair) {
        String id = "repair-" + repair.users();
        String what = repair.users() + " users and " + repair.servers() + " servers";
        String source = "birth and death process";
        return Experiment.of("shared-repair", "users-" + repair.users(), repair.throughput(),
                Case.of(id + ".goodput", what + ", requests per second", GOODPUT, repair.throughput(), source),
                Case.of(id + ".mean", what + ", mean response", MEAN, repair.meanResponse(), source),
                Case.of(id + ".utilization", what + ", utilization", "components.server.utilization",
                        repair.utilization(), source));
    }
}
