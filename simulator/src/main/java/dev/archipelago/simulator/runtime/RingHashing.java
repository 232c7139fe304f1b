package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.resilience.HashRing;
import org.jspecify.annotations.Nullable;

/// By a ring: what would go to a replica that is not there goes to those that follow on the ring.
final class RingHashing implements Hashing {

    private final HashRing ring;
    private boolean[] ready;

    RingHashing(int hosts) {
        this.ring = new HashRing(hosts);
        this.ready = new boolean[hosts];
    }

    @Override
    public void lead(boolean[] now) {
        ready = now;
    }

    @Override
    public int host(long key, @Nullable Client judge) {
        int first = ring.place(key);
        for (int place = first;;) {
            int host = ring.host(place);
            if (ready[host] && (judge == null || !judge.isOut(host))) {
                return host;
            }
            place = ring.next(place);
            if (place == first) {
                return host(key, null);
            }
        }
    }
}
