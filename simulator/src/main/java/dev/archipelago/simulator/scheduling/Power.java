package dev.archipelago.simulator.scheduling;

/// What machines of a data centre draw from the grid.
///
/// Source: Cloud Carbon Footprint, averages of the machines of Amazon Web Services: 0.74 W for an idle virtual CPU and 3.5 W for a
/// busy one, 0.392 Wh for a gigabyte of memory and hour, and 13.5 % more for cooling and the like.
public final class Power {
    private static final double IDLE = 0.74;
    private static final double BUSY = 3.5;
    private static final double GIGABYTE = 0.392;
    private static final double OVERHEAD = 1.135;
    private static final double KILO = 1000;

    private Power() {}

    /// Kilowatts, which are kilowatt hours in an hour.
    ///
    /// @param cpus virtual CPUs that are there
    /// @param used of them, on average
    /// @param gigabytes of memory that are there
    public static double kilowatts(double cpus, double used, double gigabytes) {
        return (cpus * IDLE + used * (BUSY - IDLE) + gigabytes * GIGABYTE) * OVERHEAD / KILO;
    }
}
