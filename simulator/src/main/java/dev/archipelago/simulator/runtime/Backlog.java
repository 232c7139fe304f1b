package dev.archipelago.simulator.runtime;

/// The requests that wait for a worker of a replica, one line for each priority.
final class Backlog {

    private final boolean lastFirst;
    private final Line[] lines;
    private int size;

    /// @param levels of priority, 0 being the highest
    Backlog(Requests requests, boolean lastFirst, int levels) {
        this.lastFirst = lastFirst;
        this.lines = new Line[levels];
        for (int i = 0; i < levels; i++) {
            lines[i] = new Line(requests);
        }
    }

    int size() {
        return size;
    }

    void add(int r, int level) {
        Line line = lines[level];
        if (lastFirst) {
            line.addFirst(r);
        } else {
            line.addLast(r);
        }
        size++;
    }

    void remove(int r, int level) {
        lines[level].remove(r);
        size--;
    }

    /// The next to be served, taken out; none when nobody waits.
    int take() {
        if (size == 0) {
            return Requests.NONE;
        }
        for (Line line : lines) {
            int r = line.first();
            if (r != Requests.NONE) {
                line.remove(r);
                size--;
                return r;
            }
        }
        throw new IllegalStateException(size + " requests wait in no line");
    }
}
