package dev.archipelago.simulator.resilience;

/// Takes hosts that keep failing out of the balancing of one caller for a while.
///
/// A host is ejected as soon as so many calls in a row have failed, or at a sweep when it succeeds clearly less often than the
/// others: below the mean by 1.9 standard deviations, if at least five hosts had a hundred calls since the last sweep. It
/// comes back at the first sweep after its time, which grows with each ejection and shrinks with each sweep that it passes.
/// Never more hosts are out than the given share.
///
/// Sweeps happen at multiples of the interval; they are made up for when somebody asks.
///
/// Source: Envoy (outlier_detection_impl.cc and its documentation), without ejecting one host in any case.
public final class OutlierDetector {

    private static final int LEAST_HOSTS = 5;
    private static final int LEAST_CALLS = 100;
    private static final double DEVIATIONS = 1.9;
    private static final long LONGEST_EJECTION = 300_000_000_000L;

    /// When a host is ejected and for how long.
    ///
    /// @param consecutive failures
    /// @param interval nanoseconds between sweeps
    /// @param ejection nanoseconds of a first ejection
    /// @param maxEjected share of the hosts
    /// @param panic with a smaller share of the hosts in nobody is passed over
    public record Settings(int consecutive, long interval, long ejection, double maxEjected, double panic) {
        public Settings {
            if (consecutive < 1 || interval < 1 || ejection < 0) {
                throw new IllegalArgumentException("outliers of " + consecutive + " failures, swept every " + interval
                        + " ns");
            }
        }
    }

    private final Settings settings;
    private final int[] failuresInRow;
    private final int[] calls;
    private final int[] successes;
    private final boolean[] ejected;
    private final int[] multiplier;
    private final long[] ejectedAt;
    private long nextSweep;
    private int hosts;
    private int out;
    private long ejections;

    /// @param hosts that there may be, named by their numbers
    public OutlierDetector(Settings settings, int hosts) {
        this.settings = settings;
        this.hosts = hosts;
        this.failuresInRow = new int[hosts];
        this.calls = new int[hosts];
        this.successes = new int[hosts];
        this.ejected = new boolean[hosts];
        this.multiplier = new int[hosts];
        this.ejectedAt = new long[hosts];
        this.nextSweep = settings.interval;
    }

    /// There are so many hosts now.
    public void among(int present) {
        hosts = present;
    }

    /// Makes the sweeps up to a time, which is in nanoseconds.
    public void advance(long now) {
        while (nextSweep <= now) {
            sweep(nextSweep);
            nextSweep = isQuiet() ? (now / settings.interval + 1) * settings.interval : nextSweep + settings.interval;
        }
    }

    /// Whether further sweeps change nothing by themselves.
    private boolean isQuiet() {
        if (out > 0) {
            return false;
        }
        for (int host = 0; host < calls.length; host++) {
            if (calls[host] > 0 || multiplier[host] > 0) {
                return false;
            }
        }
        return true;
    }

    /// Notes how a call to a host went.
    public void record(int host, boolean failed, long now) {
        advance(now);
        calls[host]++;
        if (failed) {
            if (++failuresInRow[host] >= settings.consecutive) {
                failuresInRow[host] = 0;
                eject(host, now);
            }
        } else {
            failuresInRow[host] = 0;
            successes[host]++;
        }
    }

    private void eject(int host, long now) {
        if (!ejected[host] && 100.0 * (out + 1) / hosts <= 100 * settings.maxEjected + 1e-9) {
            ejected[host] = true;
            ejectedAt[host] = now;
            multiplier[host]++;
            out++;
            ejections++;
        }
    }

    private void sweep(long now) {
        for (int host = 0; host < ejected.length; host++) {
            if (ejected[host]) {
                if (now - ejectedAt[host] >= duration(multiplier[host])) {
                    ejected[host] = false;
                    failuresInRow[host] = 0;
                    out--;
                }
            } else if (multiplier[host] > 0) {
                multiplier[host]--;
            }
        }
        double threshold = threshold();
        for (int host = 0; host < ejected.length; host++) {
            if (calls[host] >= LEAST_CALLS && 100.0 * successes[host] / calls[host] < threshold) {
                eject(host, now);
            }
            calls[host] = 0;
            successes[host] = 0;
        }
    }

    private long duration(int times) {
        return Math.max(settings.ejection, Math.min(settings.ejection * times, LONGEST_EJECTION));
    }

    /// The success rate in per cent below which a host is an outlier; of too few hosts with enough calls, none is.
    private double threshold() {
        double[] rates = new double[calls.length];
        int qualifying = 0;
        for (int host = 0; host < calls.length; host++) {
            if (calls[host] >= LEAST_CALLS) {
                rates[qualifying++] = 100.0 * successes[host] / calls[host];
            }
        }
        return qualifying < LEAST_HOSTS ? Double.NEGATIVE_INFINITY : threshold(rates, qualifying);
    }

    static double threshold(double[] rates, int count) {
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += rates[i] / count;
        }
        double variance = 0;
        for (int i = 0; i < count; i++) {
            variance += (rates[i] - mean) * (rates[i] - mean) / count;
        }
        return mean - DEVIATIONS * Math.sqrt(variance);
    }

    public boolean isEjected(int host) {
        return ejected[host];
    }

    /// Hosts that are out.
    public int out() {
        return out;
    }

    /// Whether so many hosts are out that nobody is passed over; so it is when all are.
    public boolean panics() {
        return out >= hosts || hosts - out < settings.panic * hosts - 1e-9;
    }

    /// Percent of hosts that have to be in.
    public int panic() {
        return (int) Math.round(100 * settings.panic);
    }

    /// How often a host was ejected.
    public long ejections() {
        return ejections;
    }
}
