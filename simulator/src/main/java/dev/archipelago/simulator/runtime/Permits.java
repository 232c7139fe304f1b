package dev.archipelago.simulator.runtime;

/// The permits of one limited resource of one replica; whoever waits longest is served first.
final class Permits {

    final int capacity;
    final int longestLine;
    final Line waiting;
    private int free;
    private double heldArea;
    private long since;
    private long taken;
    private long waited;

    /// @param longestLine who comes when so many wait fails at once
    Permits(Requests requests, int capacity, int longestLine) {
        this.capacity = capacity;
        this.longestLine = longestLine;
        this.waiting = new Line(requests);
        this.free = capacity;
    }

    int free() {
        return free;
    }

    /// Takes permits out, or puts them back where the number is negative.
    void take(int number, long now) {
        heldArea += (double) (capacity - free) * (now - since);
        since = now;
        free -= number;
    }

    /// Somebody has got what it wanted.
    ///
    /// @param late whether it had to wait
    void count(boolean late) {
        taken++;
        waited += late ? 1 : 0;
    }

    /// All are there again.
    void reset(long now) {
        take(free - capacity, now);
    }

    // ---- measuring ---------------------------------------------------------------------------------------------------

    /// Nanoseconds since the measurement began, times permits that were held.
    double heldArea(long now) {
        take(0, now);
        return heldArea;
    }

    long taken() {
        return taken;
    }

    long waited() {
        return waited;
    }

    void restart(long now) {
        since = now;
        heldArea = 0;
        taken = 0;
        waited = 0;
    }
}
