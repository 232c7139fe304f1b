package dev.archipelago.simulator.validation;

import static dev.archipelago.simulator.validation.Figures.USERS;
import static dev.archipelago.simulator.validation.Figures.percentiles;

import dev.archipelago.simulator.storage.Quorum;
import dev.archipelago.simulator.storage.ReplicationLag;
import dev.archipelago.simulator.theory.DistributedTransaction;
import dev.archipelago.simulator.theory.FanOut;
import dev.archipelago.simulator.theory.SingleServerQueue;
import dev.archipelago.simulator.theory.StaleReads;
import java.util.ArrayList;
import java.util.List;

/// What several have to agree upon: copies of a record, services that do a part each, and those who want the same row.
final class Agreement {

    private static final String ORDER = "order statistics";
    private static final String PBS = "Bailis et al. 2012, in closed form";
    private static final String STALE = "storage.databases.items.staleShare";

    private Agreement() {}

    static List<Experiment> experiments() {
        List<Experiment> all = new ArrayList<>(List.of(quorum("one-of-3", 1, 3), quorum("two-of-3", 2, 3),
                quorum("three-of-3", 3, 3), quorum("three-of-5", 3, 5)));
        all.addAll(List.of(scattered("one-and-one-of-3", new Quorum(3, 1, 1)),
                scattered("one-and-two-of-3", new Quorum(3, 1, 2)), scattered("two-and-one-of-3", new Quorum(3, 2, 1)),
                scattered("one-and-one-of-5", new Quorum(5, 1, 1)),
                scattered("two-and-two-of-5", new Quorum(5, 2, 2))));
        for (int after : List.of(0, 1, 5, 10, 20, 50)) {
            all.add(partial(after));
        }
        all.add(Experiment.of("asynchronous-copies", "", 10,
                Case.of("replication-lag.stale", "asynchronous copies, reads 500 ms after a write, stale", STALE,
                        (1 - new ReplicationLag(.2).arrived(.5)) / 2, "exponential lag")));
        for (int of : List.of(3, 5)) {
            all.add(Experiment.of("consensus", "of-" + of, 4,
                    Case.of("consensus.of-" + of, "write by a majority of " + of + ", mean", USERS + "latency.mean",
                            new FanOut(of - 1).meanEarliest(of / 2, .010), ORDER)));
        }
        all.add(Experiment.of("saga", "", 50,
                Case.of("SAGA-1.committed", "saga of three actions, committed", USERS + "success",
                        DistributedTransaction.sagaSuccess(.01, .02, .05), "product of the parts"))
                .weighing(3));
        double commit = DistributedTransaction.twoPhaseCommitMean(3, .005, .001, .003);
        all.add(Experiment.of("two-phase-commit", "", 50,
                Case.of("2PC-1.mean", "two-phase commit of three, mean", USERS + "latency.mean", commit, ORDER),
                Case.of("2PC-1.consistent", "two-phase commit of three, until all have committed",
                        "transactions.orders.order.consistent.mean", commit, ORDER))
                .weighing(6));
        all.add(Experiment.of("hot-row", "", 400,
                Case.of("LOCK-1.wait", "row that all change, mean time", USERS + "latency.mean",
                        .002 + new SingleServerQueue(400, .002, 0).meanWait(), "Pollaczek and Khinchine 1930")));
        all.add(disk());
        return all;
    }

    /// One server for two kinds of customers.
    private static Experiment disk() {
        double load = 40 * .005 + 20 * .020;
        double wait = (40 * 2 * .005 * .005 + 20 * 2 * .020 * .020) / 2 / (1 - load);
        String source = "Pollaczek and Khinchine 1930";
        return Experiment.of("amplified-writes", "", 60,
                Case.of("write-amplification.disk", "disk that writes keep four times as long, utilization",
                        "storage.resources.items.disks.utilization", load, "load over servers"),
                Case.of("write-amplification.read", "disk that writes keep four times as long, mean read",
                        "requests.readers.latency.mean", .005 + wait, source),
                Case.of("write-amplification.write", "disk that writes keep four times as long, mean write",
                        "requests.writers.latency.mean", .020 + wait, source));
    }

    private static Experiment quorum(String scenario, int needed, int of) {
        FanOut copies = new FanOut(of);
        String id = "QUO-1." + needed + "-of-" + of;
        String what = needed + " answers of " + of + " copies";
        return Experiment.of("quorum", scenario, 100,
                Case.of(id + ".write", what + ", mean write", "requests.writers.latency.mean",
                        copies.meanEarliest(needed, .010), ORDER),
                Case.of(id + ".read", what + ", mean read", "requests.readers.latency.mean",
                        copies.meanEarliest(needed, .010), ORDER))
                .with(percentiles(id + ".read", what + ", read", "requests.readers.latency",
                        share -> copies.earliestQuantile(needed, .010, share), ORDER, 50, 99))
                .weighing(of);
    }

    private static Experiment scattered(String scenario, Quorum quorum) {
        return Experiment.of("scattered-quorum", scenario, 10,
                Case.of("PBS-1." + scenario,
                        "writes confirmed by %d and reads answered by %d of %d copies, at once, stale"
                                .formatted(quorum.write(), quorum.read(), quorum.copies()),
                        STALE, quorum.missesWrite(),
                        "combinatorics"))
                .weighing(2 * quorum.copies());
    }

    private static Experiment partial(int after) {
        StaleReads reads = new StaleReads(3, .010, .001);
        String id = "PBS-2.at-" + after;
        return Experiment.of("partial-quorum", "at-" + after, 10,
                Case.of(id + ".stale", "one of three copies, " + after + " ms after the write, stale", STALE,
                        1 - reads.consistent(after / 1e3), PBS),
                Case.of(id + ".mean", "one of three copies, write, " + after + " ms, and read", USERS + "latency.mean",
                        reads.meanWrite() + after / 1e3 + reads.meanRead(), PBS))
                .weighing(6);
    }
}
