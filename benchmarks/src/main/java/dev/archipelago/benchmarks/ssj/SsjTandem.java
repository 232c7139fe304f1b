package dev.archipelago.benchmarks.ssj;

import dev.archipelago.benchmarks.contest.Round;
import java.util.ArrayDeque;
import umontreal.ssj.randvar.ExponentialGen;

/// Case B: a tandem of three M/M/4, arrivals at 3.2 and service at 1 per millisecond.
public final class SsjTandem extends SsjModel {

    private static final int STATIONS = 3;
    private static final int SERVERS = 4;

    private final ExponentialGen gaps = exponential(1 / 3.2);
    private final ExponentialGen services = exponential(1);
    private final Station[] stations = new Station[STATIONS];

    private SsjTandem(long seed, long requests) {
        super(seed, requests / 10, requests);
        for (int i = 0; i < STATIONS; i++) {
            stations[i] = new Station();
        }
    }

    public static Round run(long seed, long requests) {
        return new SsjTandem(seed, requests).simulate();
    }

    @Override
    void start() {
        new Arrival().schedule(gaps.nextDouble());
    }

    private static final class Station {
        private final ArrayDeque<Double> queue = new ArrayDeque<>();
        private int busy;
    }

    private void enter(int station, double arrived) {
        Station next = stations[station];
        if (next.busy < SERVERS) {
            next.busy++;
            new Departure(station, arrived).schedule(services.nextDouble());
        } else {
            next.queue.addLast(arrived);
        }
    }

    private final class Arrival extends Occurrence {
        @Override
        public void actions() {
            new Arrival().schedule(gaps.nextDouble());
            enter(0, simulator.time());
        }
    }

    private final class Departure extends Occurrence {
        private final int station;
        private final double arrived;

        Departure(int station, double arrived) {
            this.station = station;
            this.arrived = arrived;
        }

        @Override
        public void actions() {
            Station left = stations[station];
            if (left.queue.isEmpty()) {
                left.busy--;
            } else {
                new Departure(station, left.queue.removeFirst()).schedule(services.nextDouble());
            }
            if (station + 1 < STATIONS) {
                enter(station + 1, arrived);
            } else {
                finish(arrived);
            }
        }
    }
}
