package dev.archipelago.simulator.runtime;

import java.util.Arrays;

/// One time that connections leak: which calls do not give theirs back, and how many each caller misses.
final class Leak {

    private final Strength strength;
    private int[] missing = new int[8];

    Leak(Strength strength) {
        this.strength = strength;
    }

    /// Whether chance lets a client lose the connection that it would get back now.
    boolean strikes(Client client, long now) {
        if (!strength.strikes(now)) {
            return false;
        }
        if (client.number >= missing.length) {
            missing = Arrays.copyOf(missing, Math.max(client.number + 1, 2 * missing.length));
        }
        missing[client.number]++;
        return true;
    }

    /// Connections that a client misses.
    int missing(Client client) {
        return client.number < missing.length ? missing[client.number] : 0;
    }

    /// A client has them back; how many they were.
    int restore(Client client) {
        int restored = missing(client);
        if (restored > 0) {
            missing[client.number] = 0;
        }
        return restored;
    }
}
