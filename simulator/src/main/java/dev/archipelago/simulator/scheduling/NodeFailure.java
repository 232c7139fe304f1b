package dev.archipelago.simulator.scheduling;

/// When the platform knows that a node is gone, and what it does then. Times in nanoseconds.
///
/// A node renews its lease every 10 s; every 5 s the controller looks whose lease is older than the grace. The pods of a node
/// that is not reachable are deleted after 300 s more, and their replacements start elsewhere.
///
/// Source: Kubernetes, node lifecycle controller and taint-based eviction, with their defaults.
///
/// @param grace age of a lease beyond which a node counts as gone
public record NodeFailure(long grace) {

    private static final long SECOND = 1_000_000_000L;
    private static final long RENEWAL = 10 * SECOND;
    private static final long LOOK = 5 * SECOND;

    /// How long pods tolerate a node that is not reachable.
    public static final long TOLERATION = 300 * SECOND;

    /// Per cent of the nodes of a zone from which on the zone counts as disturbed.
    private static final int DISTURBED = 55;
    private static final int LARGE_ZONE = 50;

    /// Nodes of a zone that are given up in a second.
    private static final double NORMAL_RATE = 0.1;
    private static final double DISTURBED_RATE = 0.01;

    /// With the defaults of Kubernetes 1.32 and later.
    public static final NodeFailure STANDARD = new NodeFailure(50 * SECOND);

    /// When it is known that a node is gone since a time.
    ///
    /// @param renewals when leases are renewed within their period
    /// @param looks when the controller looks within its period
    public long detected(long since, long renewals, long looks) {
        long renewed = since - Math.floorMod(since - renewals, RENEWAL);
        long expired = renewed + grace;
        long late = Math.floorMod(expired - looks, LOOK);
        return late == 0 ? expired : expired + LOOK - late;
    }

    /// From the failure to its detection, on average over all phases.
    public long meanDetection() {
        return grace - RENEWAL / 2 + LOOK / 2;
    }

    /// Nodes per second that pods are taken off in a zone of which some nodes are gone.
    ///
    /// @param everywhere whether no node of any zone is left
    public static double evictionRate(int nodes, int gone, boolean everywhere) {
        if (everywhere) {
            return 0;
        }
        if (gone == nodes || 100 * gone < DISTURBED * nodes) {
            return NORMAL_RATE;
        }
        return nodes > LARGE_ZONE ? DISTURBED_RATE : 0;
    }
}
