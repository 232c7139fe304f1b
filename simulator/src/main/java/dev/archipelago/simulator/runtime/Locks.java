package dev.archipelago.simulator.runtime;

import java.util.ArrayList;
import java.util.List;

/// Permits of participants that have prepared a change: they belong to the transaction until its decision is carried out,
/// also when the process of the participant ends meanwhile, since what is prepared is written down.
final class Locks {

    private final List<Lock> held = new ArrayList<>();

    /// Permits of a resource of a replica.
    record Lock(Replica replica, int resource, int permits) {}

    void add(Lock lock) {
        held.add(lock);
    }

    void remove(Lock lock) {
        held.remove(lock);
    }

    /// Takes what is still held out of the permits of a replica that were all given back.
    void keep(Replica replica, long now) {
        for (Lock lock : held) {
            if (lock.replica == replica) {
                replica.permits[lock.resource].take(lock.permits, now);
            }
        }
    }

    /// Adds what is held of a replica to numbers of permits.
    void addTo(Replica replica, int[] permits) {
        for (Lock lock : held) {
            if (lock.replica == replica) {
                permits[lock.resource] += lock.permits;
            }
        }
    }
}
