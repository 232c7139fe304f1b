package dev.archipelago.simulator.scheduling;

/// CPU and memory: what a pod asks for or what a node has.
///
/// @param cpu thousandths of a core
/// @param memory bytes
public record Resources(long cpu, long memory) {

    private static final double GIBIBYTE = 1L << 30;

    /// Nothing.
    public static final Resources NONE = new Resources(0, 0);

    public Resources plus(Resources other) {
        return new Resources(cpu + other.cpu, memory + other.memory);
    }

    public Resources minus(Resources other) {
        return new Resources(cpu - other.cpu, memory - other.memory);
    }

    public Resources times(long factor) {
        return new Resources(cpu * factor, memory * factor);
    }

    /// Whether there is room for it in what is given.
    public boolean fits(Resources room) {
        return cpu <= room.cpu && memory <= room.memory;
    }

    /// The larger of the shares of CPU and memory of a whole.
    public double shareOf(Resources whole) {
        return Math.max((double) cpu / whole.cpu, (double) memory / whole.memory);
    }

    public double cores() {
        return cpu / 1000.0;
    }

    public double gibibytes() {
        return memory / GIBIBYTE;
    }
}
