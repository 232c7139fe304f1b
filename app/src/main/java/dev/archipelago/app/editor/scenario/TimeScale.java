package dev.archipelago.app.editor.scenario;

import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/// Seconds as places on an axis.
///
/// @param seconds that the axis shows
/// @param width in pixels
record TimeScale(double seconds, double width) {
    private static final double USUAL = 60;
    private static final int TICKS = 10;
    private static final int STEPS = 200;

    /// The seconds that show all of a scenario.
    static double secondsOf(@Nullable Scenario scenario) {
        double all = scenario == null || scenario.duration() == null ? USUAL : scenario.duration().seconds();
        if (scenario != null) {
            for (Fault fault : scenario.faults()) {
                all = Math.max(all, fault.at().seconds() + Math.max(1, length(fault)));
            }
        }
        return Math.min(all, 1e7);
    }

    /// Seconds that a fault lasts; 0 for at once and for until the end.
    static double length(Fault fault) {
        return fault.time() instanceof Distribution.Constant(TimeSpan value) ? value.seconds() : 0;
    }

    double x(double second) {
        return second / seconds * width;
    }

    double second(double x) {
        return x / width * seconds;
    }

    /// Seconds between the marks of the axis.
    double tick() {
        return round(seconds / TICKS);
    }

    /// Seconds to which times are rounded when a clip is dragged, and by which keys move it.
    double step() {
        return round(seconds / STEPS);
    }

    TimeSpan snapped(double second) {
        double whole = Math.round(Math.max(0, second) / step()) * step();
        return TimeSpan.ofMillis(Math.round(whole * 1000));
    }

    /// The next larger of 1, 2, 5, 10, ... times a power of ten.
    private static double round(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-3))));
        for (double factor : new double[]{1, 2, 5}) {
            if (value <= factor * power * (1 + 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
