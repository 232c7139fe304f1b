package dev.archipelago.model.platform;

import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;

/// How much of a node the system and the kubelet keep for themselves.
///
/// Of CPU 6 % of the first core, 1 % of the second, 0.5 % of the next two and 0.25 % of the rest; of memory what each rule says, and
/// 100 MiB below which pods are evicted.
public enum NodeReserve {
    /// Of memory 25 % of the first 4 GiB, 20 % of the next 4, 10 % of the next 8, 6 % of the next 112 and 2 % of the rest.
    ///
    /// Source: Google Kubernetes Engine, documentation of node sizes.
    GKE {
        @Override
        double memory(DataSize whole, int pods) {
            return reserved(MEMORY, whole.bytes() / GIBIBYTE) * GIBIBYTE;
        }
    },

    /// Of memory 255 MiB, and 11 MiB for each pod that there may be.
    ///
    /// Source: the start script of the nodes of Amazon EKS.
    EKS {
        @Override
        double memory(DataSize whole, int pods) {
            return (255 + 11L * pods) * MEBIBYTE;
        }
    };

    private static final double MEBIBYTE = 1L << 20;
    private static final double GIBIBYTE = 1L << 30;
    private static final long EVICTION = 100L << 20;
    private static final double[][] CPU = {{1, 0.06}, {2, 0.01}, {4, 0.005}, {Double.POSITIVE_INFINITY, 0.0025}};
    private static final double[][] MEMORY = {{4, 0.25}, {8, 0.2}, {16, 0.1}, {128, 0.06},
        {Double.POSITIVE_INFINITY, 0.02}};

    /// Bytes that are kept.
    abstract double memory(DataSize whole, int pods);

    /// What is left for pods.
    ///
    /// @param pods that there may be on the node
    public Allocatable leaves(Cores cpu, DataSize memory, int pods) {
        double cores = reserved(CPU, cpu.value());
        return new Allocatable(cpu.millis() - Math.round(cores * 1000),
                Math.max(0, memory.bytes() - Math.round(memory(memory, pods)) - EVICTION));
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
