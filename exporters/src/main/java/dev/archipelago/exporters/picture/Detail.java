package dev.archipelago.exporters.picture;

/// At which magnification a mark is shown: far away boxes and symbols only, nearer names, then everything.
public enum Detail {
    /// At any magnification.
    ALWAYS(0, Double.POSITIVE_INFINITY),

    /// Below 35 %.
    FAR(0, 0.35),

    /// From 35 % to 75 %.
    MIDDLE(0.35, 0.75),

    /// From 35 % on.
    NEAR(0.35, Double.POSITIVE_INFINITY),

    /// From 75 % on.
    FULL(0.75, Double.POSITIVE_INFINITY);

    private final double from;
    private final double below;

    Detail(double from, double below) {
        this.from = from;
        this.below = below;
    }

    public boolean isVisibleAt(double scale) {
        return scale >= from && scale < below;
    }
}
