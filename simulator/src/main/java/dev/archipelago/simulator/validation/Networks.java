package dev.archipelago.simulator.validation;

import static dev.archipelago.simulator.validation.Figures.USERS;
import static dev.archipelago.simulator.validation.Figures.percentiles;

import dev.archipelago.simulator.theory.EqualStages;
import dev.archipelago.simulator.theory.FanOut;
import dev.archipelago.simulator.theory.ForkJoin;
import dev.archipelago.simulator.theory.JacksonNetwork;
import dev.archipelago.simulator.theory.JacksonNetwork.Station;
import dev.archipelago.simulator.theory.SerialStages;
import java.util.ArrayList;
import java.util.List;

/// Stations one after the other, side by side and in a network, with open arrivals.
final class Networks {

    private static final String BURKE = "Burke 1956; Reich 1957";
    private static final String MEAN = USERS + "latency.mean";

    private Networks() {}

    static List<Experiment> experiments() {
        List<Experiment> all = new ArrayList<>();
        all.add(stages());
        all.add(tandem("tandem", "Q-31", "two M/M/1 in tandem"));
        all.add(tandem("forwarding", "forwarding", "two M/M/1, the first forwards to the second"));
        for (int k : List.of(2, 3, 5)) {
            all.add(equalTandem(k));
        }
        all.add(jackson());
        all.add(Experiment.of("fork-join", "", 8, Case.of("Q-24.mean", "fork and join of two M/M/1, mean response",
                MEAN, new ForkJoin(8, 10, 2).meanResponse(), "Flatto and Hahn 1984")).weighing(3));
        for (int n : List.of(1, 2, 5, 10, 50, 100, 1000)) {
            all.add(fanOut(n));
        }
        all.add(Experiment.of("fan-out", "two-of-3", 1, Case.of("two-of-3.mean",
                "second of three exponential times, mean", MEAN, new FanOut(3).meanEarliest(2, .01),
                "order statistics")).weighing(3));
        return all;
    }

    private static Experiment stages() {
        SerialStages stages = new SerialStages(List.of(.01, .02, .03));
        return Experiment.of("stages", "", 50, percentiles("Q-30", "exponential times of 10, 20 and 30 ms in series",
                USERS + "latency", stages::quantile, "hypoexponential distribution", 50, 95, 99));
    }

    private static Experiment tandem(String file, String id, String what) {
        SerialStages sojourns = new SerialStages(List.of(.5, .2));
        return Experiment.of(file, "", 3,
                Case.of(id + ".mean", what + ", mean response", MEAN, sojourns.mean(), BURKE))
                .with(percentiles(id, what + ", response", USERS + "latency", sojourns::quantile, BURKE, 50, 95, 99))
                .weighing(2);
    }

    private static Experiment equalTandem(int k) {
        EqualStages sojourns = new EqualStages(k, 1 / (100.0 - 80));
        String what = k + " M/M/1 in tandem at 80 %";
        return Experiment.of("equal-tandem", "through-" + k, 80,
                Case.of("tandem-" + k + ".mean", what + ", mean response", MEAN, sojourns.total(), BURKE))
                .with(percentiles("tandem-" + k, what + ", response", USERS + "latency", sojourns::quantile, BURKE, 50,
                        95, 99))
                .weighing(k);
    }

    private static Experiment jackson() {
        JacksonNetwork network = new JacksonNetwork(List.of(new Station(10, 50, 1, List.of(0., .6, .4, 0.)),
                new Station(0, 12, 1, List.of(0., 0., 0., 1.)), new Station(0, 8, 1, List.of(0., 0., 0., .5)),
                new Station(0, 10, 2, List.of(.1, 0., 0., 0.))));
        Experiment experiment = Experiment.of("open-network", "", 10,
                Case.of("Q-19.mean", "Jackson network, mean response", MEAN, network.meanResponse(), "Jackson 1957"))
                .weighing(4);
        List<String> stations = List.of("g", "a", "b", "d");
        for (int i = 0; i < stations.size(); i++) {
            String station = stations.get(i);
            experiment = experiment.with(
                    Case.of("Q-19." + station + "-flow", "Jackson network, visits per second of " + station,
                            "operations." + station + ".serve.throughput", network.flows()[i], "Jackson 1957"),
                    Case.of("Q-19." + station + "-mean", "Jackson network, mean sojourn of a visit to " + station,
                            "operations." + station + ".serve.latency.mean", network.meanSojourn(i), "Jackson 1957"));
        }
        return experiment;
    }

    private static Experiment fanOut(int n) {
        FanOut calls = new FanOut(n);
        String id = n == 10 ? "Q-29" : "fan-out-" + n;
        String what = "longest of " + n + " exponential times";
        return Experiment.of("fan-out", "of-" + n, 1,
                Case.of(id + ".mean", what + ", mean", MEAN, calls.meanLongest(.01), "order statistics"))
                .with(percentiles(id, what, USERS + "latency", p -> calls.longestQuantile(.01, p), "order statistics",
                        50, 95, 99))
                .weighing(n);
    }
}
