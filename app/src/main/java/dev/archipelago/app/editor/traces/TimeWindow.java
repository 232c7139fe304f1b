package dev.archipelago.app.editor.traces;

/// The part of a request's time that is seen.
///
/// @param from nanoseconds since the start of the run
record TimeWindow(double from, double to) {
    private static final double SHORTEST = 100;

    double length() {
        return to - from;
    }

    /// Where on so many pixels a time is.
    double place(double time, double width) {
        return (time - from) / length() * width;
    }

    /// A time at a place.
    double time(double place, double width) {
        return from + place / width * length();
    }

    /// Around a time, which stays where it is; never more than all of it.
    TimeWindow zoomed(double factor, double around, TimeWindow all) {
        double length = Math.clamp(length() / factor, Math.min(SHORTEST, all.length()), all.length());
        double start = around - (around - from) / length() * length;
        return new TimeWindow(start, start + length).within(all);
    }

    TimeWindow moved(double share, TimeWindow all) {
        double by = share * length();
        return new TimeWindow(from + by, to + by).within(all);
    }

    private TimeWindow within(TimeWindow all) {
        double start = Math.clamp(from, all.from, Math.max(all.from, all.to - length()));
        return new TimeWindow(start, Math.min(all.to, start + length()));
    }

    /// The length of the steps in which an axis of so many pixels counts: 1, 2 or 5 times a power of ten.
    double step(double width) {
        double least = length() / Math.max(1, width / 90);
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        double times = least / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }
}
