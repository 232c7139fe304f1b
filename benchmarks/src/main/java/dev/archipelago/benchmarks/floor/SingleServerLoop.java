package dev.archipelago.benchmarks.floor;

import dev.archipelago.benchmarks.contest.Contestant;
import dev.archipelago.benchmarks.contest.Round;
import dev.archipelago.benchmarks.contest.Stopwatch;

/// Case A, M/M/1 with arrivals at 0.8 and service at 1 per millisecond, as a simulation of two variables: when the next
/// request comes and when the one in service goes. The mean latency is exactly 5 ms.
public final class SingleServerLoop implements Contestant {

    private static final double RATE = 0.8;
    private static final int RING = 1 << 16;

    private final double[] arrivals = new double[RING];

    @Override
    public Round run(long seed, long requests) {
        Stopwatch watch = new Stopwatch();
        double mean = simulate(new Exponentials(seed), requests);
        return watch.stop(requests, mean);
    }

    private double simulate(Exponentials random, long requests) {
        double gap = 1 / RATE;
        double arrival = random.next() * gap;
        double departure = Double.POSITIVE_INFINITY;
        double sum = 0;
        long first = 0;
        long last = 0;
        while (first < requests) {
            if (arrival < departure) {
                if (first == last) {
                    departure = arrival + random.next();
                }
                arrivals[(int) last++ & (RING - 1)] = arrival;
                if (last - first == RING) {
                    throw new IllegalStateException("more than " + RING + " waiting requests");
                }
                arrival += random.next() * gap;
            } else {
                sum += departure - arrivals[(int) first++ & (RING - 1)];
                departure = first == last ? Double.POSITIVE_INFINITY : departure + random.next();
            }
        }
        return sum / requests;
    }
}
