package dev.archipelago.benchmarks.ssj;

import dev.archipelago.benchmarks.contest.Round;
import dev.archipelago.benchmarks.contest.Stopwatch;
import org.jspecify.annotations.Nullable;
import umontreal.ssj.randvar.ExponentialGen;
import umontreal.ssj.rng.MRG32k3a;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.stat.Tally;

/// What the models have in common: a simulator with one stream, and a measurement that begins after so many requests and
/// ends after so many more.
abstract class SsjModel {

    final Simulator simulator = new Simulator();
    final Tally latency = new Tally();
    private final MRG32k3a stream = new MRG32k3a();
    private final long warmUp;
    private final long requests;
    private long finished;
    private @Nullable Stopwatch watch;
    private @Nullable Round round;

    SsjModel(long seed, long warmUp, long requests) {
        this.warmUp = warmUp;
        this.requests = requests;
        long[] state = new long[6];
        for (int i = 0; i < state.length; i++) {
            state[i] = 12345 + Math.floorMod(seed * 7919 + i, 1_000_003L);
        }
        stream.setSeed(state);
    }

    abstract void start();

    final Round simulate() {
        simulator.init();
        start();
        simulator.start();
        if (round == null) {
            throw new IllegalStateException("the simulation ended before its measurement");
        }
        return round;
    }

    final ExponentialGen exponential(double mean) {
        return new ExponentialGen(stream, 1 / mean);
    }

    final void finish(double arrived) {
        finished++;
        if (finished > warmUp) {
            latency.add(simulator.time() - arrived);
        }
        if (finished == warmUp) {
            watch = new Stopwatch();
        } else if (watch != null && finished == warmUp + requests) {
            round = watch.stop(requests, latency.average());
            simulator.stop();
        }
    }

    /// An event of this simulator.
    abstract class Occurrence extends Event {
        Occurrence() {
            super(simulator);
        }
    }
}
