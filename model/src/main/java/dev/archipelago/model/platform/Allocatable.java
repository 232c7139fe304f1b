package dev.archipelago.model.platform;

import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;

/// What pods may ask for of a node: what is left of its CPU and memory when the system and the kubelet have their share.
///
/// Source: Google Kubernetes Engine, documentation of node sizes: of memory 25 % of the first 4 GiB, 20 % of the next 4, 10 % of
/// the next 8, 6 % of the next 112 and 2 % of the rest, and 100 MiB for evictions; of CPU 6 % of the first core, 1 % of the
/// second, 0.5 % of the next two and 0.25 % of the rest. Other providers keep about as much.
///
/// @param cpu thousandths of a core
/// @param memory bytes
public record Allocatable(long cpu, long memory) {

    private static final double GIBIBYTE = 1L << 30;
    private static final long EVICTION = 100L << 20;

    private static final double[][] CPU = {{1, 0.06}, {2, 0.01}, {4, 0.005}, {Double.POSITIVE_INFINITY, 0.0025}};
    private static final double[][] MEMORY = {{4, 0.25}, {8, 0.2}, {16, 0.1}, {128, 0.06},
        {Double.POSITIVE_INFINITY, 0.02}};

    /// Of a node with so much in all.
    public static Allocatable of(Cores cpu, DataSize memory) {
        double cores = reserved(CPU, cpu.value());
        double bytes = reserved(MEMORY, memory.bytes() / GIBIBYTE) * GIBIBYTE;
        return new Allocatable(cpu.millis() - Math.round(cores * 1000),
                Math.max(0, memory.bytes() - Math.round(bytes) - EVICTION));
    }

    /// Of each tier, up to its end, its share.
    private static double reserved(double[][] tiers, double amount) {
        double sum = 0;
        double begin = 0;
        for (double[] tier : tiers) {
            sum += Math.max(0, Math.min(amount, tier[0]) - begin) * tier[1];
            begin = tier[0];
        }
        return sum;
    }
}
