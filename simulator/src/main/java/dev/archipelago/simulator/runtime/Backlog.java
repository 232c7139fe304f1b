package dev.archipelago.simulator.runtime;

/// The requests that wait for a worker of a replica, one line for each priority.
final class Backlog {

    private final boolean lastFirst;
    private final Line[] lines;

    /// @param levels of priority, 0 being the highest
    Backlog(Requests requests, boolean lastFirst, int levels) {
        this.lastFirst = lastFirst;
        this.lines = new Line[levels];
        for (int i = 0; i < levels; i++) {
            lines[i] = new Line(requests);
        }
    }

    int size() {
        int size = 0;
        for (Line line : lines) {
            size += line.size();
        }
        return size;
    }

    void add(int r, int level) {
        Line line = lines[level];
        if (lastFirst) {
            line.addFirst(r);
        } else {
            line.addLast(r);
        }
    }

    void remove(int r, int level) {
        lines[level].remove(r);
    }

    /// Who came last of those of the highest priority, taken out; none when nobody waits.
    int takeNewest() {
        for (Line line : lines) {
            if (line.size() > 0) {
                return takeOut(line);
            }
        }
        return Requests.NONE;
    }

    /// Who came last of those of the lowest priority below a level, taken out; none when there is none.
    int takeBelow(int level) {
        for (int i = lines.length - 1; i > level; i--) {
            if (lines[i].size() > 0) {
                return takeOut(lines[i]);
            }
        }
        return Requests.NONE;
    }

    private int takeOut(Line line) {
        int r = lastFirst ? line.first() : line.last();
        line.remove(r);
        return r;
    }

    /// The next to be served, taken out; none when nobody waits.
    int take() {
        for (Line line : lines) {
            int r = line.takeFirst();
            if (r != Requests.NONE) {
                return r;
            }
        }
        return Requests.NONE;
    }
}
