package dev.archipelago.simulator.experiment;

import dev.archipelago.simulator.control.Progress;

/// How far a search is whose number of tries nobody knows before: each try goes half of what is left of a part of the way,
/// bit by bit while it runs, so that something moves from the first replication on and nothing ever goes back.
final class Approach {
    private final Progress progress;
    private double from;
    private double to;
    private int tries;
    private double told;

    Approach(Progress progress) {
        this.progress = progress;
    }

    /// The tries from now on are about this part of the way.
    void part(double begin, double end) {
        from = begin;
        to = end;
        tries = 0;
    }

    /// It is over.
    void end() {
        tell(1);
    }

    private synchronized void tell(double share) {
        if (share > told) {
            told = share;
            progress.at(share);
        }
    }

    /// Hears how far the next try is; may be told by several threads.
    Progress next() {
        double begin = from;
        double length = to - from;
        int before = tries++;
        return share -> tell(begin + length * (1 - Math.pow(2, -(before + share))));
    }
}
