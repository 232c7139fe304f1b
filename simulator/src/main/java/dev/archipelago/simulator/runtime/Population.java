package dev.archipelago.simulator.runtime;

/// How many replicas of a station are up.
final class Population {

    private int up;
    private int wanted;
    private int least;
    private int most;

    Population(int up) {
        this.up = up;
        this.wanted = up;
        restart();
    }

    void change(int by) {
        up += by;
        least = Math.min(least, up);
        most = Math.max(most, up);
    }

    /// Forgets what has been.
    void restart() {
        least = up;
        most = up;
    }

    /// So many replicas are asked for.
    void want(int replicas) {
        wanted = replicas;
    }

    /// Replicas asked for, whether they are up or not.
    int wanted() {
        return wanted;
    }

    int up() {
        return up;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }
}
