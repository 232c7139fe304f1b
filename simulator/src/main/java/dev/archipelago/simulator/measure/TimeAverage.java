package dev.archipelago.simulator.measure;

/// Follows a value that changes at instants and averages it over time.
public final class TimeAverage {

    private double value;
    private double area;
    private long since;
    private long start;
    private double min;
    private double max;

    /// From this time on, in nanoseconds, the value is this.
    public void set(long now, double changed) {
        area += value * (now - since);
        since = now;
        value = changed;
        min = Math.min(min, changed);
        max = Math.max(max, changed);
    }

    public void add(long now, double change) {
        set(now, value + change);
    }

    public double value() {
        return value;
    }

    /// The integral so far in value times seconds.
    public double area(long now) {
        return (area + value * (now - since)) / 1e9;
    }

    /// The average from the last restart until now; the value itself when no time has passed.
    public double mean(long now) {
        return now == start ? value : (area + value * (now - since)) / (now - start);
    }

    public double min() {
        return min;
    }

    public double max() {
        return max;
    }

    /// Forgets the past, keeps the value.
    public void restart(long now) {
        area = 0;
        since = now;
        start = now;
        min = value;
        max = value;
    }
}
