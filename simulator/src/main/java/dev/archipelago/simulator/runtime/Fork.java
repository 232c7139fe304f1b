package dev.archipelago.simulator.runtime;

/// Branches under way at the same time, and how many of them must succeed.
final class Fork {

    final Frame parent;
    final int needed;
    final int behind;
    int running;
    int succeeded;
    boolean joined;

    /// @param behind where the parent goes on
    Fork(Frame parent, int branches, int needed, int behind) {
        this.parent = parent;
        this.running = branches;
        this.needed = needed;
        this.behind = behind;
    }
}
