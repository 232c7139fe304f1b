package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.resilience.Maglev;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// By a table for each set of replicas that are there.
final class TableHashing implements Hashing {

    private static final int MOST_TABLES = 16;

    private final int hosts;
    private final Map<BitSet, Maglev> tables = new LinkedHashMap<>();
    private BitSet ready = new BitSet();

    TableHashing(int hosts) {
        this.hosts = hosts;
    }

    @Override
    public void lead(boolean[] now) {
        ready = new BitSet();
        for (int host = 0; host < now.length; host++) {
            ready.set(host, now[host]);
        }
    }

    @Override
    public int host(long key, @Nullable Client judge) {
        BitSet there = ready;
        if (judge != null) {
            there = new BitSet();
            for (int host = ready.nextSetBit(0); host >= 0; host = ready.nextSetBit(host + 1)) {
                there.set(host, !judge.isOut(host));
            }
        }
        return table(there.isEmpty() ? ready : there).host(key);
    }

    private Maglev table(BitSet there) {
        Maglev known = tables.get(there);
        if (known != null) {
            return known;
        }
        if (tables.size() == MOST_TABLES) {
            tables.clear();
        }
        double[] weights = new double[hosts];
        there.stream().forEach(host -> weights[host] = 1);
        Maglev made = new Maglev(weights);
        tables.put(there, made);
        return made;
    }
}
