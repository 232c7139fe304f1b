package dev.archipelago.simulator.runtime;

/// The permits of one limited resource of one replica; whoever waits longest is served first.
final class Permits {

    final int capacity;
    final int longestLine;
    final Line waiting;
    int free;

    /// @param longestLine who comes when so many wait fails at once
    Permits(Requests requests, int capacity, int longestLine) {
        this.capacity = capacity;
        this.longestLine = longestLine;
        this.waiting = new Line(requests);
        this.free = capacity;
    }
}
