package dev.archipelago.benchmarks.study;

import dev.archipelago.benchmarks.cases.Cases;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.SimulationResult;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// 1000 services under 10,000 requests per second in a virtual machine of their own with a heap of 768 MiB: does it fit in
/// 1 GiB, everything counted?
///
/// @param heap largest use of the heap in MiB
/// @param resident largest resident memory of the process in MiB; NaN where the system does not tell
record LongRun(double heap, double resident, double wallSeconds, long requests) {

    /// @param minutes of simulated time
    static LongRun of(int minutes) throws InterruptedException {
        try {
            String[] words = Fork.run(List.of("-Xmx768m", "-XX:+UseSerialGC"), LongRun.class, Integer.toString(minutes))
                    .getFirst();
            return new LongRun(Double.parseDouble(words[0]), Double.parseDouble(words[1]),
                    Double.parseDouble(words[2]), Long.parseLong(words[3]));
        } catch (IOException memory) {
            System.err.println(memory.getMessage());
            return new LongRun(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, 0);
        }
    }

    public static void main(String[] args) throws IOException {
        SimulationOptions options = SimulationOptions.defaults().withReplications(1).withThreads(1)
                .withWarmUp(TimeSpan.ofMillis(5000)).withDuration(TimeSpan.parse(args[0] + "min"));
        SimulationResult result = Simulation.run(Cases.thousandServices(), options, Progress.NONE, CancelSignal.NEVER);
        long completed = result.requests().values().stream().mapToLong(all -> all.completed() + all.failed()).sum();
        Fork.tell(peakHeap(), peakResident(), result.wallSeconds(), completed);
    }

    private static double peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage).mapToLong(usage -> usage.getUsed()).sum() / 1048576.0;
    }

    private static double peakResident() throws IOException {
        Path status = new File("/proc/self/status").toPath();
        if (!Files.isReadable(status)) {
            return Double.NaN;
        }
        List<String> lines = Files.readAllLines(status);
        return lines.stream().filter(line -> line.startsWith("VmHWM:")).findFirst()
                .map(line -> Double.parseDouble(line.split("\\s+")[1]) / 1024).orElse(Double.NaN);
    }
}
