package dev.archipelago.simulator.validation;

import static dev.archipelago.simulator.validation.Figures.USERS;
import static dev.archipelago.simulator.validation.Figures.percentiles;

import dev.archipelago.simulator.theory.BatchQueue;
import dev.archipelago.simulator.theory.ConstantServiceQueue;
import dev.archipelago.simulator.theory.DeadlineQueue;
import dev.archipelago.simulator.theory.Erlang;
import dev.archipelago.simulator.theory.FiniteQueue;
import dev.archipelago.simulator.theory.InfiniteServers;
import dev.archipelago.simulator.theory.MultiServerQueue;
import dev.archipelago.simulator.theory.RenewalQueue;
import dev.archipelago.simulator.theory.SecondPhase;
import dev.archipelago.simulator.theory.SingleServerQueue;
import java.util.ArrayList;
import java.util.List;

/// Queues in order of arrival: one server and several, any service, bounds, patience, batches, other arrivals.
final class OpenQueues {

    private static final String ERLANG = "Erlang 1917; Gross and Harris";
    private static final String MEAN = USERS + "latency.mean";
    private static final String WAITING = "components.server.queueLength";
    private static final double[] USUAL = {50, 90, 95, 99, 99.9};

    private OpenQueues() {}

    static List<Experiment> experiments() {
        List<Experiment> all = new ArrayList<>();
        all.addAll(singleServers());
        all.addAll(fiveServers());
        all.addAll(losses());
        all.addAll(generalServices());
        all.addAll(otherArrivals());
        all.addAll(patience());
        return all;
    }

    private static List<Experiment> singleServers() {
        List<Experiment> all = new ArrayList<>();
        MultiServerQueue slow = new MultiServerQueue(8, 10, 1);
        all.add(Experiment.of("single-server", "slow", 8,
                Case.of("Q-1.utilization", "M/M/1, utilization", "components.server.utilization", slow.utilization(),
                        "load over servers"),
                Case.of("Q-1.mean", "M/M/1, mean sojourn", MEAN, slow.meanSojourn(), ERLANG),
                Case.of("Q-1.waiting", "M/M/1, mean number waiting", WAITING, slow.meanQueue(), ERLANG))
                .with(percentiles("Q-2", "M/M/1, sojourn", USERS + "latency", slow::sojournQuantile, ERLANG, USUAL)));
        all.add(Experiment.of("single-server-wait", "", 8,
                Case.of("Q-1.wait", "M/M/1, mean wait", MEAN, slow.meanWait(), ERLANG))
                .with(percentiles("Q-3", "M/M/1, wait", USERS + "latency", slow::waitQuantile, ERLANG, 50, 90, 95,
                        99)));
        for (int rate : List.of(50, 70, 80, 90, 95)) {
            MultiServerQueue queue = new MultiServerQueue(rate, 100, 1);
            all.add(new Experiment("single-server", "rate-" + rate, rate, 1, Figures.sojourn("single-" + rate,
                    "M/M/1 at " + rate + " %", queue, ERLANG, USUAL)));
        }
        return all;
    }

    private static List<Experiment> fiveServers() {
        MultiServerQueue busy = new MultiServerQueue(40, 10, 5);
        MultiServerQueue calm = new MultiServerQueue(30, 10, 5);
        return List.of(
                Experiment.of("five-servers", "rate-40", 40,
                        Case.of("Q-5.mean", "M/M/5, mean sojourn", MEAN, busy.meanSojourn(), ERLANG),
                        Case.of("Q-5.waiting", "M/M/5, mean number waiting", WAITING, busy.meanQueue(), ERLANG),
                        Case.of("Q-5.utilization", "M/M/5, utilization", "components.server.utilization",
                                busy.utilization(), "load over servers"))
                        .with(percentiles("Q-6", "M/M/5, sojourn", USERS + "latency", busy::sojournQuantile, ERLANG,
                                USUAL)),
                Experiment.of("five-servers-wait", "rate-40", 40,
                        Case.of("Q-5.wait", "M/M/5, mean wait", MEAN, busy.meanWait(), ERLANG))
                        .with(percentiles("Q-7", "M/M/5, wait", USERS + "latency", busy::waitQuantile, ERLANG, 90, 95,
                                99)),
                Experiment.of("five-servers", "rate-30", 30,
                        Case.of("Q-8.mean", "M/M/5 at 60 %, mean sojourn", MEAN, calm.meanSojourn(), ERLANG))
                        .with(percentiles("Q-8", "M/M/5 at 60 %, sojourn", USERS + "latency", calm::sojournQuantile,
                                ERLANG, 50, 95, 99)),
                Experiment.of("five-servers-wait", "rate-30", 30,
                        Case.of("Q-8.wait", "M/M/5 at 60 %, mean wait", MEAN, calm.meanWait(), ERLANG)));
    }

    private static List<Experiment> losses() {
        List<Experiment> all = new ArrayList<>();
        all.add(loss("Q-4.loss", 5, 4));
        all.add(loss("loss-10-5.loss", 10, 5));
        all.add(loss("loss-10-8.loss", 10, 8));
        all.add(loss("loss-50-40.loss", 50, 40));
        all.add(loss("loss-100-90.loss", 100, 90));
        FiniteQueue one = new FiniteQueue(8, 10, 1, 10);
        FiniteQueue five = new FiniteQueue(60, 10, 5, 20);
        all.add(finite("Q-9", "M/M/1/10", "one-of-ten", one));
        all.add(finite("Q-10", "M/M/5/20", "five-of-twenty", five));
        return all;
    }

    private static Experiment loss(String id, int servers, int offered) {
        return Experiment.of("loss", servers + "-servers-" + offered + "-erlang", 10.0 * offered,
                Case.of(id, "M/M/" + servers + "/" + servers + " of " + offered + " Erlang, share lost",
                        USERS + "failureShare", Erlang.lossProbability(offered, servers), "Erlang 1917"));
    }

    private static Experiment finite(String id, String what, String scenario, FiniteQueue queue) {
        return Experiment.of("finite-queue", scenario, queue.arrivalRate(),
                Case.of(id + ".loss", what + ", share rejected", USERS + "failureShare", queue.lossProbability(),
                        "birth and death process"),
                Case.of(id + ".goodput", what + ", served per second", USERS + "goodput", queue.throughput(),
                        "birth and death process"),
                Case.of(id + ".mean", what + ", mean sojourn of the served", MEAN, queue.meanSojourn(),
                        "birth and death process"),
                Case.of(id + ".waiting", what + ", mean number waiting", WAITING, queue.meanQueue(),
                        "birth and death process"));
    }

    private static List<Experiment> generalServices() {
        String pollaczek = "Pollaczek and Khinchine 1930";
        ConstantServiceQueue constant = new ConstantServiceQueue(8, .1);
        SecondPhase phases = new SecondPhase(8, .05, .05);
        List<Experiment> all = new ArrayList<>(List.of(
                service("constant", 0), service("erlang", .25), service("exponential", 1), service("lognormal", 4),
                service("hyperexponential", 4), service("gamma", 4),
                Experiment.of("constant-service-wait", "", 8,
                        Case.of("Q-11.constant-wait", "M/D/1, mean wait", MEAN,
                                new SingleServerQueue(8, .1, 0).meanWait(), pollaczek))
                        .with(percentiles("Q-42", "M/D/1, wait", USERS + "latency", constant::waitQuantile,
                                "Erlang 1909", 50, 95, 99)),
                Experiment.of("second-phase", "", 8,
                        Case.of("second-phase.mean", "M/G/1 that answers after half of its work, mean response", MEAN,
                                phases.meanResponse(), pollaczek),
                        Case.of("second-phase.utilization", "the same, utilization", "components.server.utilization",
                                phases.utilization(), "load over servers"))));
        InfiniteServers servers = new InfiniteServers(50, .2);
        all.add(Experiment.of("infinite-servers", "", 50,
                Case.of("Q-15.inside", "M/G/∞, mean number inside of a hundred workers",
                        "components.server.utilization", servers.meanInside() / 100, "Poisson whatever the service"),
                Case.of("Q-15.mean", "M/G/∞, mean sojourn", MEAN, servers.meanService(), "nobody waits")));
        return all;
    }

    private static Experiment service(String distribution, double scv) {
        SingleServerQueue queue = new SingleServerQueue(8, .1, scv);
        return Experiment.of("general-service", distribution, 8,
                Case.of("Q-11." + distribution, "M/G/1, " + distribution + " service, mean sojourn", MEAN,
                        queue.meanSojourn(), "Pollaczek and Khinchine 1930"),
                Case.of("Q-11." + distribution + "-waiting", "the same, mean number waiting", WAITING,
                        8 * queue.meanWait(), "Pollaczek and Khinchine 1930; Little 1961"));
    }

    private static List<Experiment> otherArrivals() {
        BatchQueue batches = new BatchQueue(1.6, 5, 25, 10);
        RenewalQueue even = RenewalQueue.evenlySpaced(8, 10);
        RenewalQueue uniform = RenewalQueue.uniform(1, 2);
        RenewalQueue turn = RenewalQueue.everyOther(2, 8, 10);
        MultiServerQueue random = new MultiServerQueue(8, 10, 1);
        String messages = "operations.server.serve.latency";
        String kleinrock = "Kleinrock 1975, GI/M/1";
        return List.of(
                Experiment.of("batches", "", 1.6,
                        Case.of("Q-18.mean", "M^X/M/1, batches of five, mean sojourn", messages + ".mean",
                                batches.meanSojourn(), "Gross and Harris"),
                        Case.of("Q-18.waiting", "M^X/M/1, batches of five, mean number waiting", WAITING,
                                batches.meanInside() - batches.utilization(), "Gross and Harris"))
                        .weighing(5),
                Experiment.of("evenly-spaced", "", 8,
                        Case.of("evenly-spaced.mean", "D/M/1, mean sojourn", MEAN, even.meanSojourn(), kleinrock))
                        .with(percentiles("evenly-spaced", "D/M/1, sojourn", USERS + "latency", even::sojournQuantile,
                                kleinrock, 50, 95, 99)),
                Experiment.of("uniform-arrivals", "", 1,
                        Case.of("uniform-arrivals.mean", "U(0,2)/M/1, mean sojourn", messages + ".mean",
                                uniform.meanSojourn(), kleinrock))
                        .with(percentiles("uniform-arrivals", "U(0,2)/M/1, sojourn", messages,
                                uniform::sojournQuantile, kleinrock, 95, 99)),
                Experiment.of("replicas-in-turn", "", 16,
                        Case.of("replicas-in-turn.mean", "two replicas in turn, mean sojourn", MEAN,
                                turn.meanSojourn(), kleinrock))
                        .with(percentiles("replicas-in-turn", "two replicas in turn, sojourn", USERS + "latency",
                                turn::sojournQuantile, kleinrock, 95, 99)),
                Experiment.of("replicas-at-random", "", 32,
                        Case.of("replicas-at-random.mean", "four replicas at random, mean sojourn", MEAN,
                                random.meanSojourn(), ERLANG))
                        .with(percentiles("replicas-at-random", "four replicas at random, sojourn",
                                USERS + "latency", random::sojournQuantile, ERLANG, 95, 99)));
    }

    private static List<Experiment> patience() {
        return List.of(patience(8, .5), patience(12, .5), patience(15, 1));
    }

    private static Experiment patience(int rate, double seconds) {
        DeadlineQueue queue = new DeadlineQueue(rate, 10, seconds);
        String what = "M/M/1+D at " + rate * 10 + " %, patience " + seconds + " s";
        return Experiment.of("patience", "rate-" + rate, rate,
                Case.of("Q-36." + rate + "-leaving", what + ", share that leaves", USERS + "failureShare",
                        queue.abandonProbability(), "Barrer 1957"),
                Case.of("Q-36." + rate + "-goodput", what + ", served per second", USERS + "goodput",
                        queue.throughput(), "Barrer 1957"));
    }
}
