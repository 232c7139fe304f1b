package dev.archipelago.simulator.scheduling;

/// What a pod wants of its node.
///
/// @param request CPU and memory; none for a pod that asks for nothing
/// @param maxSkew pods of a component by which zones may differ
/// @param strict whether that must hold; otherwise it is only preferred
/// @param apart whether nodes without pods of the same component are preferred
public record Wish(Resources request, int maxSkew, boolean strict, boolean apart) {

    public Wish {
        if (maxSkew < 1) {
            throw new IllegalArgumentException("zones may differ by at least 1, not " + maxSkew);
        }
    }
}
