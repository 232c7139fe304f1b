package dev.archipelago.simulator.runtime;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Which replicas do less because they have much to do; each step of a program decides for itself.
final class Degradation {

    private final Engine engine;
    private final Requests requests;
    /// By the place of the step in the code: the replicas that do less there. Empty until a step asks, since there is an engine for
    /// each island and one code for all of them.
    private @Nullable BitSet[] light = new BitSet[0];

    Degradation(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
    }

    /// Whether a request is to do less.
    ///
    /// @param step its place in the code
    /// @param above requests inside the replica above which that begins
    /// @param below requests inside up to which it ends
    boolean lightens(int r, int step, int above, int below) {
        if (light.length == 0) {
            light = new BitSet[engine.tables.code.length];
        }
        BitSet replicas = light[step];
        if (replicas == null) {
            replicas = new BitSet();
            light[step] = replicas;
        }
        Replica replica = engine.replicas[requests.replica(r)];
        boolean isLight = replica.load() > (replicas.get(replica.number) ? below : above);
        replicas.set(replica.number, isLight);
        OperationMeter meter = engine.operationMeters[requests.operation(requests.root(r))];
        meter.decided++;
        meter.degraded += isLight ? 1 : 0;
        return isLight;
    }
}
