package dev.archipelago.simulator.plan;

import java.util.ArrayList;
import java.util.List;

/// Adds up what an operation does on average, while its steps are followed.
final class DemandSum {

    private final List<Demand.Use> uses = new ArrayList<>();
    private double cpu;
    private double wait;
    private double failing;
    private int channel = -1;
    /// How often what comes next is done.
    private double weight = 1;

    void compute(double nanos) {
        cpu += weight * nanos;
    }

    void await(double nanos) {
        wait += weight * nanos;
    }

    void call(int call, boolean isAwaited) {
        if (weight > 0) {
            uses.add(new Demand.Use(call, weight, isAwaited));
        }
    }

    void store(int index) {
        channel = index;
    }

    /// The request ends with a probability.
    void fail(double probability) {
        failing += weight * probability;
        weight *= 1 - probability;
    }

    /// What is done in the body is done so many times as often as what stands around it.
    void times(double factor, Runnable body) {
        double before = weight;
        double failed = failing;
        weight *= factor;
        body.run();
        weight = Math.max(0, before - (failing - failed));
    }

    Demand demand() {
        return new Demand(cpu, wait, Math.min(1, failing), uses, channel);
    }
}
