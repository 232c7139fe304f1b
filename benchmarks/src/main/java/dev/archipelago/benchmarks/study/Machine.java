package dev.archipelago.benchmarks.study;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/// Where and when it was measured.
final class Machine {

    private Machine() {}

    static String describe() throws IOException {
        return String.format(Locale.ROOT, "Machine: %s, %d cores, %s; %s %s; %s. Load when it ended: %.1f.",
                processor(),
                Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
                System.getProperty("java.vm.vendor"), System.getProperty("java.vm.version"), LocalDate.now(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processor() throws IOException {
        Path information = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(information)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(information).stream().filter(line -> line.startsWith("model name")).findFirst()
                .map(line -> line.substring(line.indexOf(':') + 2)).orElse(System.getProperty("os.arch"));
    }
}
