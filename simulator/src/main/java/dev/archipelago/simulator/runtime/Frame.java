package dev.archipelago.simulator.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A request that a replica works on, or one of its parallel branches: a place in a program.
final class Frame {

    private static final int[] NOTHING = new int[0];

    final Replica replica;
    final int operation;
    final int[] code;
    /// The try that it answers.
    final Attempt origin;
    /// Where the branch ends; null for the request itself.
    final @Nullable Fork fork;
    /// The request that a branch belongs to; the frame itself otherwise.
    final Frame request;
    final long arrived;

    int place;
    /// Passes left of the loops around the place, the innermost last.
    int[] loops = NOTHING;
    int depth;
    long stepBegan;
    boolean replied;
    boolean ended;
    /// Nanoseconds of computing and waiting of the request, those of its branches included.
    long selfTime;
    /// Permits held by the request, by resource.
    int[] permits = NOTHING;
    /// Attained CPU service at which the present computation is done.
    double target;
    int wanted;
    int wantedResource;
    long patience;

    Frame(Replica replica, int operation, int[] code, Attempt origin, long arrived) {
        this.replica = replica;
        this.operation = operation;
        this.code = code;
        this.origin = origin;
        this.fork = null;
        this.request = this;
        this.arrived = arrived;
    }

    Frame(Fork fork, int place) {
        Frame parent = fork.parent;
        this.replica = parent.replica;
        this.operation = parent.operation;
        this.code = parent.code;
        this.origin = parent.origin;
        this.fork = fork;
        this.request = parent.request;
        this.arrived = parent.arrived;
        this.place = place;
    }

    void pushLoop(int passes) {
        if (depth == loops.length) {
            loops = Arrays.copyOf(loops, Math.max(4, 2 * depth));
        }
        loops[depth++] = passes;
    }

    /// Whether nobody waits for the result any more.
    boolean isWasted() {
        Attempt attempt = origin;
        while (true) {
            if (attempt.abandoned) {
                return true;
            }
            Frame caller = attempt.call.caller;
            if (caller == null) {
                return false;
            }
            attempt = caller.origin;
        }
    }
}
