package dev.archipelago.simulator.runtime;

import java.util.ArrayDeque;

/// The permits of one limited resource of one replica; whoever waits longest is served first.
final class Permits {

    final int capacity;
    int free;
    final ArrayDeque<Frame> waiting = new ArrayDeque<>();

    Permits(int capacity) {
        this.capacity = capacity;
        this.free = capacity;
    }
}
