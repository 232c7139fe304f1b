package dev.archipelago.app.editor.whatif;

import java.math.BigDecimal;
import java.math.MathContext;

/// Where values lie on a slider from 0 to 1: multiples with 1 in the middle, all others logarithmically.
///
/// @param low at the left end
/// @param high at the right end
record KnobScale(KnobKind kind, double low, double high) {
    private static final double MOST_LOAD = 5;
    private static final double MOST_DEMAND = 10;
    private static final double STEEPNESS = 3;
    private static final double MIDDLE = 0.5;
    private static final double ROOM = 8;
    private static final double LEAST_HIGH = 8;
    private static final double MOST_ATTEMPTS = 10;
    private static final double CATCH = 0.012; // of the slider, around 1 of a multiple

    /// @param current value of the design
    static KnobScale of(KnobKind kind, double current) {
        return switch (kind) {
            case LOAD -> new KnobScale(kind, 0, MOST_LOAD);
            case DEMAND -> new KnobScale(kind, 1 / MOST_DEMAND, MOST_DEMAND);
            case ATTEMPTS -> new KnobScale(kind, 1, Math.max(MOST_ATTEMPTS, current));
            case CPU, TIMEOUT -> new KnobScale(kind, current / ROOM, current * ROOM);
            case REPLICAS, WORKERS, PERMITS, POOL, BULKHEAD -> new KnobScale(kind, 1, Math.max(LEAST_HIGH, current
                    * ROOM));
        };
    }

    KnobScale within(double least, double most) {
        return new KnobScale(kind, Math.max(low, least), Math.min(high, most));
    }

    double position(double value) {
        double inside = Math.clamp(value, low, high);
        if (kind == KnobKind.LOAD) {
            return inside <= 1
                    ? MIDDLE * Math.log1p(inside * Math.expm1(STEEPNESS)) / STEEPNESS
                    : MIDDLE + MIDDLE * Math.log(inside) / Math.log(high);
        }
        return Math.log(inside / low) / Math.log(high / low);
    }

    /// The value at a place, rounded to what people would write.
    double value(double position) {
        double p = Math.clamp(position, 0, 1);
        if (kind.isMultiple() && Math.abs(p - MIDDLE) < CATCH) {
            return 1;
        }
        double exact = kind == KnobKind.LOAD ? load(p) : low * Math.pow(high / low, p);
        return kind.isWhole() ? Math.clamp(Math.round(exact), (long) low, (long) high) : rounded(exact);
    }

    private double load(double p) {
        return p <= MIDDLE
                ? Math.expm1(STEEPNESS * p / MIDDLE) / Math.expm1(STEEPNESS)
                : Math.pow(high, (p - MIDDLE) / MIDDLE);
    }

    /// To two digits that count.
    private static double rounded(double value) {
        if (value <= 0) {
            return 0;
        }
        return new BigDecimal(value).round(new MathContext(2)).doubleValue();
    }
}
