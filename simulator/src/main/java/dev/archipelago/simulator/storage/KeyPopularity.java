package dev.archipelago.simulator.storage;

/// How often each of so many keys is asked for: the weight of the key of rank i, counted from 1, is i^-skew (Zipf).
///
/// One uniform number gives one key, in constant time.
///
/// Source: the alias method of Walker (1977), with the tables of Vose (1991).
public final class KeyPopularity {

    /// Keys that are told apart at the most; the tables take twelve bytes for each.
    public static final int MOST_KEYS = 1_000_000;

    private final double[] chance;
    private final int[] alias;
    private final double skew;
    private final double whole;

    /// @param skew exponent; 0 for all alike
    public KeyPopularity(int keys, double skew) {
        if (keys < 1 || keys > MOST_KEYS || !(skew >= 0)) {
            throw new IllegalArgumentException(keys + " keys with the exponent " + skew + ": between 1 and " + MOST_KEYS
                    + " keys and an exponent that is not negative");
        }
        this.skew = skew;
        this.chance = new double[keys];
        this.alias = new int[keys];
        double sum = 0;
        for (int key = keys - 1; key >= 0; key--) {
            sum += weight(key);
        }
        this.whole = sum;
        fill();
    }

    private double weight(int key) {
        return StrictMath.pow(key + 1.0, -skew);
    }

    private void fill() {
        int keys = chance.length;
        int[] open = new int[keys];
        int poor = 0;
        int rich = keys;
        for (int key = 0; key < keys; key++) {
            chance[key] = share(key) * keys;
            alias[key] = key;
            if (chance[key] < 1) {
                open[poor++] = key;
            } else {
                open[--rich] = key;
            }
        }
        while (poor > 0 && rich < keys) {
            int less = open[--poor];
            int more = open[rich];
            alias[less] = more;
            chance[more] -= 1 - chance[less];
            if (chance[more] < 1) {
                rich++;
                open[poor++] = more;
            }
        }
        for (int at = rich; at < keys; at++) {
            chance[open[at]] = 1;
        }
        for (int at = 0; at < poor; at++) {
            chance[open[at]] = 1;
        }
    }

    public double skew() {
        return skew;
    }

    public int keys() {
        return chance.length;
    }

    /// The share of all look-ups that a key gets, counted from 0.
    public double share(int key) {
        return weight(key) / whole;
    }

    /// A key, counted from 0.
    ///
    /// @param u between 0 and 1, both excluded
    public int key(double u) {
        double place = u * chance.length;
        int column = Math.min((int) place, chance.length - 1);
        return place - column < chance[column] ? column : alias[column];
    }
}
