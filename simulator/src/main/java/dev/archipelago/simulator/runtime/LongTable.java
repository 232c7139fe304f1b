package dev.archipelago.simulator.runtime;

import java.util.Arrays;

/// A number for each record of a request, for what only some plans need.
final class LongTable {

    private final long otherwise;
    private long[] values = new long[0];

    /// @param otherwise value of a record that has not been given one
    LongTable(long otherwise) {
        this.otherwise = otherwise;
    }

    long get(int r) {
        return r < values.length ? values[r] : otherwise;
    }

    void set(int r, long value) {
        if (r >= values.length) {
            int before = values.length;
            values = Arrays.copyOf(values, Math.max(64, 2 * r));
            Arrays.fill(values, before, values.length, otherwise);
        }
        values[r] = value;
    }
}
