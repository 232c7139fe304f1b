package dev.archipelago.simulator.runtime;

import java.util.HashSet;
import java.util.Set;

/// Which replicas do less because they have much to do; each step of a program decides for itself.
final class Degradation {

    private final Engine engine;
    /// Replicas, with the place of the step in the code.
    private final Set<Long> light = new HashSet<>();

    Degradation(Engine engine) {
        this.engine = engine;
    }

    /// Whether a request is to do less.
    ///
    /// @param step its place in the code
    /// @param above requests inside the replica above which that begins
    /// @param below requests inside up to which it ends
    boolean lightens(int r, int step, int above, int below) {
        Replica replica = engine.replicas[engine.requests.replica(r)];
        long key = (long) replica.number << 32 | step;
        boolean isLight = replica.load() > (light.contains(key) ? below : above);
        if (isLight) {
            light.add(key);
        } else {
            light.remove(key);
        }
        OperationMeter meter = engine.operationMeters[engine.requests.operation(engine.requests.root(r))];
        meter.decided++;
        meter.degraded += isLight ? 1 : 0;
        return isLight;
    }
}
