package dev.archipelago.exporters.layout;

/// Where a connector leaves or enters a box.
record Port(Point at, Side side) {

    /// How far a connector runs straight before its first bend.
    static final double STUB = 18;

    Point stub() {
        return side.out(at, STUB);
    }
}
