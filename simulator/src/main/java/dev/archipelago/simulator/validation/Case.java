package dev.archipelago.simulator.validation;

/// One figure of an experiment whose exact value is known.
///
/// @param id unique, such as "Q-2.p95": the row of the reference, a point, the figure
/// @param what in words
/// @param metric where the figure stands in a result
/// @param expected in seconds, per second or as a fraction, from a closed form
/// @param source of the closed form
public record Case(String id, String what, Metric metric, double expected, String source) {
    public Case {
        if (!id.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*") || !Double.isFinite(expected)) {
            throw new IllegalArgumentException("no case: " + id + " of " + expected);
        }
    }

    static Case of(String id, String what, String metric, double expected, String source) {
        return new Case(id, what, new Metric(metric), expected, source);
    }

    /// Whether a person who names this means the case: its id, or the beginning of it up to a point.
    boolean isNamed(String name) {
        return id.equalsIgnoreCase(name) || id.regionMatches(true, 0, name + ".", 0, name.length() + 1);
    }
}
