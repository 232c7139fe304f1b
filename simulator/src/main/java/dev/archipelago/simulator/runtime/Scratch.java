package dev.archipelago.simulator.runtime;

import java.util.Arrays;

/// Blocks of counters for those requests that need some: passes left of their loops, permits that they hold.
final class Scratch {

    private final int loops;
    private final int size;
    private int[] counters = new int[0];
    private int used;
    private int[] free = new int[16];
    private int freed;

    /// @param loops nested in one another at the most
    /// @param resources of a station at the most
    Scratch(int loops, int resources) {
        this.loops = loops;
        this.size = Math.max(1, loops + resources);
    }

    int allocate() {
        int block = freed > 0 ? free[--freed] : used++;
        if ((block + 1) * size > counters.length) {
            counters = Arrays.copyOf(counters, Math.max(16 * size, 2 * counters.length));
        }
        Arrays.fill(counters, block * size, (block + 1) * size, 0);
        return block;
    }

    void free(int block) {
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = block;
    }

    int passes(int block, int loop) {
        return counters[block * size + loop];
    }

    void passes(int block, int loop, int passes) {
        counters[block * size + loop] = passes;
    }

    int permits(int block, int resource) {
        return counters[block * size + loops + resource];
    }

    void addPermits(int block, int resource, int change) {
        counters[block * size + loops + resource] += change;
    }
}
