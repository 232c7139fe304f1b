package dev.archipelago.exporters;

import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.TreeSet;

/// A design of a hundred services in layers, with ten databases and a broker; and how long it takes to export it to every
/// target.
public final class HundredServices {

    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();
    private static final int SERVICES = 100;
    private static final List<String> RUNTIMES = List.of("java", "go", "node", "python", "dotnet", "rust");

    private HundredServices() {}

    /// Exports it as often as the first argument says, ten times by default, and prints the milliseconds of each time. With a
    /// second argument it writes the design to that file instead.
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 1) {
            Files.writeString(Path.of(arguments[1]), text());
            return;
        }
        int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            long busy = CPU.getCurrentThreadCpuTime();
            int files = Exporters.byId("all").orElseThrow().export(ExportRequest.of(document())).files().size();
            System.out.printf(Locale.ROOT, "%d files in %.0f ms, %.0f ms of them on the CPU%n", files,
                    (System.nanoTime() - start) / 1e6, (CPU.getCurrentThreadCpuTime() - busy) / 1e6);
        }
    }

    public static Document document() {
        return DocumentReader.readText(text(), "hundred-services").orElseThrow();
    }

    private static String text() {
        StringJoiner components = new StringJoiner(",\n");
        StringJoiner connections = new StringJoiner(",\n");
        for (int i = 0; i < SERVICES; i++) {
            StringJoiner steps = new StringJoiner(", ");
            steps.add("{ \"compute\": \"lognormal(mean=4ms, cv=0.8)\" }");
            for (int callee : new TreeSet<>(List.of(2 * i + 1, 2 * i + 2, i + 7))) {
                if (callee < SERVICES && callee > i) {
                    steps.add("{ \"call\": \"service-" + callee + ".work\" }");
                    connections.add(
                            "\"service-" + i + "->service-" + callee + "\": { \"timeout\": \"" + (2000 - 10 * callee)
                                    + "ms\", \"retry\": { \"attempts\": 2 } }");
                }
            }
            steps.add("{ \"query\": \"store-" + i % 10 + "\", \"hold\": \"exponential(3ms)\" }");
            components.add("\"service-" + i + "\": { \"kind\": \"service\", \"name\": \"Service " + i
                    + "\", \"container\": { \"runtime\": \"" + RUNTIMES.get(i % RUNTIMES.size())
                    + "\", \"cpu\": \"250m\", \"memory\": \"256Mi\", \"workers\": 32, \"startup\": \"8s\", "
                    + "\"config\": { \"MODE\": \"quick\" }, \"secrets\": [ \"key-" + i + "\" ] }, "
                    + (i % 3 == 0
                            ? "\"autoscaling\": { \"min\": 2, \"max\": 12, \"cpu\": \"70%\" }"
                            : "\"replicas\": 3")
                    + ", \"operations\": { \"work\": { \"idempotent\": true, \"route\": \"POST /work\", \"steps\": [ "
                    + steps
                    + " ] } } }");
        }
        for (int i = 0; i < 10; i++) {
            components
                    .add("\"store-" + i + "\": { \"kind\": \"database\", \"database\": { \"engine\": \"postgresql\" }, "
                            + "\"volumes\": { \"data\": { \"size\": \"10Gi\" } } }");
        }
        return "{ \"format\": 1, \"name\": \"Hundred services\", \"components\": {\n" + components
                + "\n}, \"connections\": {\n" + connections
                + "\n}, \"workloads\": { \"users\": { \"enters\": \"service-0.work\", \"arrivals\": \"poisson(20/s)\" } },\n"
                + "\"objectives\": { \"fast\": \"users p99 < 900ms\", \"available\": \"users success > 99.9%\" },\n"
                + "\"scenarios\": { \"a-service-dies\": { \"faults\": [ { \"crash\": \"service-1\", \"at\": \"30s\", "
                + "\"for\": \"20s\" } ] } } }\n";
    }
}
