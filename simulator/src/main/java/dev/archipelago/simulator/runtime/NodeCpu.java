package dev.archipelago.simulator.runtime;

import java.util.ArrayList;
import java.util.List;

/// The CPU of one node, shared by its replicas: while all that they compute fits, each has what it wants; otherwise each gets a part
/// by its request, what one does not want goes to the others (generalised processor sharing).
///
/// Source: Linux scheduler with CPU shares, which Kubernetes sets by requests.
final class NodeCpu {

    private static final double MICRO = 1e6;

    private final long capacity;
    private final List<Cpu> members = new ArrayList<>();
    private long wanted;
    private long contendedSince;
    private boolean contended;
    private double contendedArea;
    private long restarted;

    /// @param millis thousandths of a core
    NodeCpu(long millis) {
        this.capacity = millis * 1000;
    }

    void join(Cpu cpu, long weight) {
        cpu.node = this;
        cpu.weight = Math.max(1, weight);
        cpu.wanted = 0;
        members.add(cpu);
    }

    /// A replica leaves that computes nothing any more.
    void leave(Cpu cpu, long now) {
        members.remove(cpu);
        wanted -= cpu.wanted;
        cpu.wanted = 0;
        cpu.node = null;
        share(now, cpu);
    }

    /// How fast each of so many computations of a replica progresses.
    ///
    /// @param own its pace when the node had enough
    double pace(long now, Cpu cpu, int computations, double own) {
        long wants = Math.round(computations * own * MICRO);
        if (wants != cpu.wanted) {
            wanted += wants - cpu.wanted;
            cpu.wanted = wants;
            share(now, cpu);
        }
        cpu.applied = cpu.granted;
        return contended && computations > 0 ? Math.min(own, cpu.granted / computations) : own;
    }

    /// Gives every replica its part, and tells those that have another one now; the one that asks knows.
    private void share(long now, Cpu asking) {
        boolean before = contended;
        contend(wanted > capacity, now);
        if (!before && !contended) {
            return;
        }
        if (contended) {
            fill();
        } else {
            members.forEach(cpu -> cpu.granted = Double.POSITIVE_INFINITY);
        }
        for (int i = 0; i < members.size(); i++) {
            Cpu cpu = members.get(i);
            if (cpu != asking && cpu.applied != cpu.granted) {
                cpu.adapt(now);
            }
        }
    }

    /// Those that want less than their part get what they want, until the rest is to be parted by weight.
    private void fill() {
        double left = capacity / MICRO;
        double weights = 0;
        for (Cpu cpu : members) {
            cpu.granted = -1;
            weights += cpu.weight;
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            double part = left / weights;
            for (Cpu cpu : members) {
                if (cpu.granted < 0 && cpu.wanted / MICRO <= part * cpu.weight) {
                    cpu.granted = cpu.wanted / MICRO;
                    left -= cpu.granted;
                    weights -= cpu.weight;
                    changed = true;
                }
            }
        }
        for (Cpu cpu : members) {
            if (cpu.granted < 0) {
                cpu.granted = left / weights * cpu.weight;
            }
        }
    }

    private void contend(boolean more, long now) {
        if (contended != more) {
            contendedArea += contended ? now - Math.max(contendedSince, restarted) : 0;
            contendedSince = now;
            contended = more;
        }
    }

    /// Nanoseconds since the measurement began in which more was to be computed than there are cores.
    double contendedArea(long now) {
        return contendedArea + (contended ? now - Math.max(contendedSince, restarted) : 0);
    }

    void restart(long now) {
        contendedArea = 0;
        restarted = now;
    }
}
