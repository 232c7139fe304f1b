package dev.archipelago.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The closed forms against a table that others have computed: all of its rows, to six digits.
@EnabledIfEnvironmentVariable(named = "ARCHIPELAGO_SHARED", matches = ".+")
class PublishedTableTest {

    private static final Pattern NUMBER = Pattern.compile("(?<![a-zA-Z])[0-9]+(\\.[0-9]+)?");
    private static final int LEAST_ROWS = 90;
    private static final double SIX_DIGITS = 1e-4;

    private record Row(String model, double[] parameters, String metric, double exact) {}

    @Test
    void rows_ofTheTable_areComputedToSixDigits() throws IOException {
        List<Row> rows = rows();

        assertThat(rows).hasSizeGreaterThan(LEAST_ROWS);
        assertThat(rows).allSatisfy(row -> assertThat(computed(row)).isCloseTo(row.exact(),
                withinPercentage(SIX_DIGITS)));
    }

    private static double computed(Row row) {
        double[] p = row.parameters();
        return switch (row.model().split("[ ,(]")[0]) {
            case "M/M/1" -> ofSojourn(row, new MultiServerQueue(p[0], 1000 / p[1], 1));
            case "M/M/c/c" -> Erlang.lossProbability(p[1], (int) p[0]);
            case "M/G/1" -> 1e3 * new SingleServerQueue(p[0] * 1000 / p[1], p[1] / 1000, 4).sharedSojourn();
            case "closed" -> {
                SharedRepair repair = new SharedRepair((int) p[0], p[1], p[3], (int) p[2]);
                yield row.metric().equals("throughput") ? repair.throughput() : repair.meanResponse();
            }
            case "U" -> RenewalQueue.uniform(1, p[0]).meanSojourn();
            case "fan-out" -> row.metric().equals("mean_ms")
                    ? new FanOut((int) p[0]).meanLongest(10)
                    : new FanOut((int) p[0]).longestQuantile(10, share(row.metric()));
            case "tandem" -> {
                EqualStages stages = new EqualStages((int) p[0], 1000 / (1000 / p[2] - p[1]));
                yield row.metric().startsWith("mean") ? stages.total() : stages.quantile(share(row.metric()));
            }
            case "attempt" -> Attempts.mean(p[0], (int) p[1]);
            case "availability" -> availability(row.parameters());
            default -> throw new AssertionError("nothing computes " + row);
        };
    }

    private static double ofSojourn(Row row, MultiServerQueue queue) {
        return switch (row.metric()) {
            case "rho" -> queue.utilization();
            case "mean_sojourn_ms" -> 1e3 * queue.meanSojourn();
            default -> 1e3 * queue.sojournQuantile(share(row.metric()));
        };
    }

    /// Parameters: parts, share; with the parts needed before them unless all are.
    private static double availability(double[] p) {
        return p[0] == 0
                ? Redundancy.series((int) p[1], p[2] / 100)
                : Redundancy.atLeast((int) p[0], (int) p[1], p[2] / 100);
    }

    private static double share(String metric) {
        return Double.parseDouble(metric.substring(1, metric.indexOf('_'))) / 100;
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        Path table = Path.of(System.getenv("ARCHIPELAGO_SHARED")).resolve("data/tables/queueing_exact.csv");
        for (String line : Files.readAllLines(table).stream().skip(1).toList()) {
            String[] cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
            String metric = cells[2].split("=")[0];
            rows.add(new Row(cells[0].replace("\"", ""), parameters(cells[0], cells[1]), metric,
                    Double.parseDouble(cells[3])));
        }
        return rows;
    }

    private static double[] parameters(String model, String text) {
        List<Double> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(Double.parseDouble(matcher.group()));
        }
        double[] values = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        if (!model.equals("availability") || text.startsWith("k-of-n")) {
            return values;
        }
        double needed = text.startsWith("series") ? 0 : 1;
        return DoubleStream.concat(DoubleStream.of(needed), DoubleStream.of(values)).toArray();
    }
}
