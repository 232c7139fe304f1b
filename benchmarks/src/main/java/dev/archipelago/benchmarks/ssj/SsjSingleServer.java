package dev.archipelago.benchmarks.ssj;

import dev.archipelago.benchmarks.contest.Round;
import java.util.ArrayDeque;
import umontreal.ssj.randvar.ExponentialGen;

/// Case A: M/M/1, arrivals at 0.8 and service at 1 per millisecond.
public final class SsjSingleServer extends SsjModel {

    private final ExponentialGen gaps = exponential(1 / 0.8);
    private final ExponentialGen services = exponential(1);
    private final ArrayDeque<Double> present = new ArrayDeque<>();

    private SsjSingleServer(long seed, long requests) {
        super(seed, requests / 10, requests);
    }

    public static Round run(long seed, long requests) {
        return new SsjSingleServer(seed, requests).simulate();
    }

    @Override
    void start() {
        new Arrival().schedule(gaps.nextDouble());
    }

    private final class Arrival extends Occurrence {
        @Override
        public void actions() {
            new Arrival().schedule(gaps.nextDouble());
            present.addLast(simulator.time());
            if (present.size() == 1) {
                new Departure().schedule(services.nextDouble());
            }
        }
    }

    private final class Departure extends Occurrence {
        @Override
        public void actions() {
            double arrived = present.removeFirst();
            if (!present.isEmpty()) {
                new Departure().schedule(services.nextDouble());
            }
            finish(arrived);
        }
    }
}
