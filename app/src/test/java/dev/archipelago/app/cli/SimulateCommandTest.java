package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulateCommandTest {
    private static final String[] LATENCY = {"mean", "p50", "p90", "p95", "p99", "p999"};

    @TempDir
    Path folder;
    private String shop;

    @BeforeEach
    void writeShop() throws IOException {
        shop = write("shop.archipelago.json", Shop.TEXT);
    }

    @Test
    void result_asText_hasTheTablesThatPeopleReadFirst() {
        Run run = Run.of("simulate", shop, "--duration", "5s");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("Corner shop\n10 replications of 5.00s after a warm-up of ")
                .containsPattern("(?m)^shoppers .*±.*\\n")
                .containsPattern("(?m)^fast +shoppers p99 < 400ms +met$")
                .containsPattern("(?m)^orders +2 +[0-9.]+% ").containsPattern("(?m)^web->orders ")
                .contains("First to saturate as load grows: ");
    }

    @Test
    void result_asJson_hasExactlyTheKeysThatAreDocumented() {
        JsonNode json = json("simulate", shop, "--duration", "5s", "--format", "json");

        assertThat(keys(json)).containsExactly("architecture", "scenario", "seed", "replications", "simulatedSeconds",
                "warmUpSeconds", "events", "wallSeconds", "requests", "operations", "components", "connections",
                "objectives", "firstToSaturate", "timeline");
        JsonNode workload = json.at("/requests/shoppers");
        assertThat(keys(workload)).containsExactly("offered", "completed", "failed", "inFlight", "throughput",
                "goodput", "latency", "failures");
        assertThat(keys(json.get("operations"))).containsExactly("web.checkout", "orders.place");
        JsonNode operation = json.get("operations").get("web.checkout");
        assertThat(keys(operation)).containsExactly("calls", "throughput", "latency", "selfTime", "queueTime");
        assertThat(keys(operation.get("selfTime"))).containsExactly("mean");
        JsonNode component = json.at("/components/orders");
        assertThat(keys(component)).containsExactly("kind", "replicas", "utilization", "cpuUtilization",
                "throttledShare", "queueLength", "wastedWorkShare");
        assertThat(keys(component.get("replicas"))).containsExactly("mean", "min", "max", "final");
        JsonNode connection = json.get("connections").get("web->orders");
        assertThat(keys(connection)).containsExactly("calls", "attempts", "retries", "timeouts", "rejected",
                "shortCircuited", "failures", "protection", "amplification", "latency", "networkTime", "retryTime");
        assertThat(keys(connection.get("protection"))).containsExactly("hedges", "lateAnswers", "expired", "cancelled",
                "retriesRefused", "breakerOpenings", "ejections", "connectionsOpened");
        assertThat(keys(json.at("/objectives/fast"))).containsExactly("target", "measured", "verdict");
        assertThat(keys(json.at("/firstToSaturate"))).containsExactly("component", "resource", "utilization",
                "headroom");
        assertThat(keys(json.at("/timeline"))).containsExactly("seconds", "requests", "components");
        assertThat(keys(json.at("/timeline/requests/shoppers"))).containsExactly("offered", "goodput", "failures",
                "latencyMean", "latencyP50", "latencyP95", "latencyP99", "latencyP50HalfWidth", "latencyP95HalfWidth",
                "latencyP99HalfWidth");
        assertThat(keys(json.at("/timeline/components/web"))).containsExactly("utilization", "queueLength",
                "replicas", "ready", "failedShare");
        for (JsonNode latency : List.of(workload.get("latency"), operation.get("latency"), connection.get("latency"))) {
            assertThat(keys(latency)).containsExactly(LATENCY);
            assertThat(latency).allSatisfy(SimulateCommandTest::assertEstimate);
        }
        assertThat(List.of(workload.get("throughput"), workload.get("goodput"), operation.get("throughput"),
                operation.at("/selfTime/mean"), component.get("utilization"), component.get("cpuUtilization"),
                component.get("queueLength"), json.at("/objectives/fast/measured")))
                .allSatisfy(SimulateCommandTest::assertEstimate);
    }

    @Test
    void result_asJson_saysWhatWasAsked() {
        JsonNode json = json("simulate", shop, "--duration", "2s", "--warm-up", "500ms", "--replications", "3",
                "--seed", "42", "--format", "json");

        assertThat(json.get("architecture").asString()).isEqualTo("Corner shop");
        assertThat(json.get("scenario").isNull()).isTrue();
        assertThat(json.get("seed").asLong()).isEqualTo(42);
        assertThat(json.get("replications").asInt()).isEqualTo(3);
        assertThat(json.get("simulatedSeconds").asDouble()).isEqualTo(2);
        assertThat(json.get("warmUpSeconds").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/objectives/fast/target").asString()).isEqualTo("shoppers p99 < 400ms");
        assertThat(json.at("/objectives/fast/verdict").asString()).isEqualTo("met");
    }

    @Test
    void oneReplication_hasValuesWithoutBounds() {
        JsonNode goodput = json("simulate", shop, "--duration", "2s", "--replications", "1", "--format", "json")
                .at("/requests/shoppers/goodput");

        assertThat(goodput.get("value").isNumber()).isTrue();
        assertThat(goodput.get("low").isNull()).isTrue();
        assertThat(goodput.get("high").isNull()).isTrue();
    }

    @Test
    void runInWhichNothingIsAnswered_hasNullsAndNoNumbersThatAreNone() {
        Run run = Run.of("simulate", shop, "--duration", "1ms", "--warm-up", "0s", "--replications", "2", "--format",
                "json");

        JsonNode json = new JsonMapper().readTree(run.out());
        assertThat(json.at("/requests/shoppers/latency/p99/value").isNull()).isTrue();
        assertThat(json.at("/objectives/fast/verdict").asString()).isEqualTo("inconclusive");
        assertThat(run.out()).doesNotContain("NaN", "Infinity");
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.find(Path.of("..", "sample-architectures"), 2,
                (path, _) -> path.getFileName().toString().endsWith(".archipelago.json"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_withAnyNumberOfThreads_givesTheSameBytes(Path sample) {
        List<String> results = new ArrayList<>();
        for (String threads : List.of("1", "2", "7")) {
            Run run = Run.of("simulate", sample.toString(), "--duration", "1s", "--warm-up", "200ms",
                    "--replications", "3", "--seed", "5", "--format", "json", "--threads", threads);
            assertThat(run.status()).as(run.err()).isIn(0, 1);
            assertThat(run.out()).doesNotContain("NaN", "Infinity").containsOnlyOnce("\"wallSeconds\"");
            results.add(run.out().replaceFirst("\"wallSeconds\": [0-9.]+", ""));
        }
        assertThat(results.get(1)).isEqualTo(results.get(0));
        assertThat(results.get(2)).isEqualTo(results.get(0));
    }

    @Test
    void seed_whenAnother_givesAnotherResult() {
        assertThat(withoutTime("--seed", "1")).isEqualTo(withoutTime("--seed", "1"))
                .isNotEqualTo(withoutTime("--seed", "2"));
        assertThat(withoutTime()).as("the usual seed is 1").isEqualTo(withoutTime("--seed", "1"));
    }

    @Test
    void result_asCsv_hasOneLineForEachValue() {
        Run run = Run.of("simulate", shop, "--duration", "2s", "--format", "csv");

        assertThat(run.status()).as(run.err()).isZero();
        List<String> lines = run.out().lines().toList();
        assertThat(lines).first().isEqualTo("kind,id,metric,value,low,high");
        assertThat(lines).allMatch(line -> line.split(",", -1).length == 6);
        assertThat(lines).anyMatch(line -> line.startsWith("workload,shoppers,latency.p99,0."))
                .anyMatch(line -> line.startsWith("component,orders,utilization,0."))
                .anyMatch(line -> line.startsWith("connection,web->orders,calls,"))
                .anyMatch(line -> line.startsWith("operation,orders.place,calls,"));
    }

    @Test
    void output_intoAFile_isTheSameAsOnTheStandardOutput() {
        Path file = folder.resolve("new/result.csv");

        Run run = Run.of("simulate", shop, "--duration", "2s", "--format", "csv", "--output", file.toString());

        assertThat(run).isEqualTo(new Run(0, "", ""));
        assertThat(file).hasContent(Run.of("simulate", shop, "--duration", "2s", "--format", "csv").out());
        assertThat(Run.of("simulate", shop, "--duration", "2s", "--format", "csv", "-o", "-").out()).isNotEmpty();
    }

    @Test
    void timeline_hasOneLineForEachInterval() throws IOException {
        Path file = folder.resolve("timeline.csv");

        assertThat(Run.of("simulate", shop, "--duration", "10s", "--timeline", file.toString()).status()).isZero();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(101).first().asString().isEqualTo(
                "seconds,shoppers.offered,shoppers.goodput,shoppers.failures,shoppers.latencyMean,"
                        + "shoppers.latencyP50,shoppers.latencyP95,shoppers.latencyP99,"
                        + "web.utilization,web.queueLength,web.replicas,web.ready,web.failedShare,"
                        + "orders.utilization,orders.queueLength,orders.replicas,orders.ready,orders.failedShare");
        assertThat(lines.subList(1, 101)).allMatch(line -> line.matches("[0-9.]+(,[0-9.]*){17}"))
                .extracting(line -> Double.valueOf(line.split(",")[0])).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void resolution_isTheLengthOfAnInterval_andTheLastOneIsWhatIsLeft() throws IOException {
        Path file = folder.resolve("timeline.csv");

        Run run = Run.of("simulate", shop, "--duration", "10s", "--resolution", "3s", "--timeline", file.toString());

        assertThat(run.status()).isZero();
        assertThat(Files.readAllLines(file).stream().skip(1).map(line -> line.split(",")[0]))
                .containsExactly("3", "6", "9", "10");
    }

    @Test
    void resolution_doesNotChangeWhatIsMeasured() {
        String[] fine = {"simulate", shop, "--duration", "5s", "--resolution", "10ms", "--format", "csv"};

        assertThat(Run.of(fine).out()).isEqualTo(Run.of("simulate", shop, "--duration", "5s", "--format", "csv").out());
    }

    @Test
    void traces_areWrittenForTraceViewers() {
        Path file = folder.resolve("traces.json");

        assertThat(Run.of("simulate", shop, "--duration", "2s", "--traces", file.toString()).status()).isZero();

        assertThat(file).content().contains("\"resourceSpans\"", "\"web.checkout\"", "\"web->orders\"");
    }

    @Test
    void reportHtml_isWrittenInItsLanguage() throws IOException {
        Path file = folder.resolve("report.html");

        assertThat(Run
                .of("simulate", shop, "--duration", "2s", "--report-html", file.toString(), "--report-language", "zh")
                .status()).isZero();

        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>\n<html lang=\"zh-CN\">").contains("时间花在哪里")
                .endsWith("</html>\n");
    }

    @Test
    void traces_forJaeger_areOnlyThePickedOnes() throws IOException {
        Path file = folder.resolve("traces.json");

        assertThat(
                Run.of("simulate", shop, "--duration", "2s", "--traces", file.toString(), "--traces-format", "jaeger",
                        "--traces-pick", "2").status())
                .isZero();

        assertThat(JsonMapper.builder().build().readTree(Files.readString(file)).get("data").size())
                .as("two slowest and two typical ones").isEqualTo(4);
    }

    @Test
    void precision_thatIsReached_takesMoreReplications() throws IOException {
        JsonNode json = json("simulate", shop, "--duration", "5s", "--precision", "4%", "--format", "json");

        JsonNode p99 = json.at("/requests/shoppers/latency/p99");
        assertThat(p99.get("high").asDouble() / p99.get("value").asDouble()).isLessThanOrEqualTo(1.0400001);
    }

    @ParameterizedTest
    @CsvSource({"0%", "100%", "1", "fast"})
    void precision_thatIsNone_isRefused(String text) {
        Run run = Run.of("simulate", shop, "--precision", text);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("archipelago: --precision: ");
    }

    @Test
    void set_withAnotherValue_changesTheRunAndNotTheFile() throws IOException {
        JsonNode json = json("simulate", shop, "--duration", "2s", "--set", "components.orders.replicas=3", "--set",
                "workloads.shoppers.arrivals=constant(50/s)", "--format", "json");

        assertThat(json.at("/components/orders/replicas/mean").asDouble()).isEqualTo(3);
        assertThat(json.at("/requests/shoppers/offered").asInt()).isEqualTo(1000);
        assertThat(Path.of(shop)).hasContent(Shop.TEXT);
    }

    @Test
    void set_toAnErrorOfDesign_isRefused() {
        Run run = Run.of("simulate", shop, "--set", "components.orders.container.workers=0");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("shop.archipelago.json:15:", "number.out-of-range", "cannot be simulated");
    }

    @Test
    void scenario_withItsOwnValues_isSimulated() throws IOException {
        String file = write("sale.json", Shop.TEXT.replace("\"objectives\"", """
                "scenarios": {
                  "sale": { "duration": "2s", "warmUp": "1s", "set": { "components.orders.replicas": "4" } }
                },
                "objectives\""""));

        JsonNode json = json("simulate", file, "--scenario", "sale", "--format", "json");

        assertThat(json.get("scenario").asString()).isEqualTo("sale");
        assertThat(json.get("simulatedSeconds").asDouble()).isEqualTo(2);
        assertThat(json.get("warmUpSeconds").asDouble()).isEqualTo(1);
        assertThat(json.at("/components/orders/replicas/mean").asDouble()).isEqualTo(4);
        assertThat(Run.of("simulate", file, "--scenario", "sales").err()).startsWith(
                "archipelago: --scenario: the file has no scenario 'sales'. Did you mean 'sale'?\n");
    }

    @Test
    void objective_whenMissed_makesTheStatusOne() throws IOException {
        String file = write("strict.json", Shop.TEXT.replace("p99 < 400ms", "p99 < 1ms"));

        Run run = Run.of("simulate", file, "--duration", "5s");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).containsPattern("fast +shoppers p99 < 1ms +MISSED");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void progress_whereSomebodyWatches_isShownAndTakenAway() {
        Run run = Run.watched("simulate", shop, "--duration", "30s");

        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("\rsimulating ").endsWith("\r");
        assertThat(run.out()).doesNotContain("simulating", "\r");
        assertThat(Run.of("simulate", shop, "--duration", "30s").err()).isEmpty();
    }

    @Test
    void partThatIsNotSimulated_isSaidWhateverTheFormat() throws IOException {
        String file = write("scaled.json", Shop.WITH_SCALED_BANK);

        assertThat(Run.of("simulate", file, "--duration", "1s").out()).contains("[simulation.not-simulated]");
        Run json = Run.of("simulate", file, "--duration", "1s", "--format", "json");
        assertThat(json.err()).contains("scaled.json:" + Shop.LINE_OF_BANK + ":", "[simulation.not-simulated]");
        assertThat(json.out()).startsWith("{");
    }

    @Test
    void file_withoutWorkload_isRefused() throws IOException {
        String file = write("still.json", Shop.TEXT
                .replaceAll("(?s),\\s*\"workloads\".*", "}"));

        Run run = Run.of("simulate", file);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("has no workload");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --seed x            | --seed: expected a whole number, not 'x'
            --seed 1e3          | --seed: expected a whole number, not '1e3'
            --seed 99999999999999999999 | --seed: expected a whole number from -9223372036854775808 to \
            9223372036854775807, not '99999999999999999999'
            --threads two       | --threads: expected a whole number, not 'two'
            --threads 0         | --threads: expected at least 1, not 0
            --replications 0    | --replications: expected a whole number from 1 to 10000, or auto, not '0'
            --replications many | --replications: expected a whole number from 1 to 10000, or auto, not 'many'
            --duration 5        | --duration: '5' is not a duration such as 250ms, 1.5s or 5min (units: ns, us, ms, s, \
            min, h, d)
            --duration -5s      | --duration: '-5s' is not a duration such as 250ms, 1.5s or 5min (units: ns, us, ms, \
            s, min, h, d)
            --duration 0s       | --duration: expected at least 1ms, not 0s
            --warm-up soon      | --warm-up: 'soon' is not a duration such as 250ms, 1.5s or 5min (units: ns, us, ms, \
            s, min, h, d)
            --resolution 1us    | --resolution: expected at least 3ms in a run so long, not 1us
            --resolution fine   | --resolution: 'fine' is not a duration such as 250ms, 1.5s or 5min (units: ns, us, \
            ms, s, min, h, d)
            --format xml        | --format: expected one of text, json, csv, not 'xml'
            --scenario sale     | --scenario: the file has no scenario 'sale'.
            --set replicas      | --set: expected PATH=VALUE, not 'replicas'
            --set =4            | --set: expected PATH=VALUE, not '=4'
            --set components.ordrs.replicas=4 | --set components.ordrs.replicas=4: There is no 'ordrs' in components. \
            Did you mean 'orders'?
            --set components.orders.replicas=four | --set components.orders.replicas=four: components.orders.replicas: \
            Found 'four' where a whole number is expected.
            --seed              | Missing required parameter for option '--seed' (N)
            --sede 1            | '--sede' is no command or option here
            """)
    void option_withAWrongValue_isNamedWithWhatWasExpected(String option, String message) {
        List<String> arguments = new ArrayList<>(List.of("simulate", shop));
        arguments.addAll(List.of(option.split(" ")));

        Run run = Run.of(arguments.toArray(String[]::new));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().map(String::strip)).startsWith("archipelago: " + message)
                .endsWith("archipelago simulate --help says more");
    }

    @ParameterizedTest
    @CsvSource({"--output", "--timeline", "--traces", "--report-html"})
    void output_thatIsAFolder_isRefusedBeforeTheRun(String option) {
        Run run = Run.of("simulate", shop, "--duration", "10000h", option, folder.toString());

        assertThat(run).isEqualTo(new Run(2, "",
                "archipelago: cannot write " + folder + ": it is a folder, expected the name of a file\n"));
    }

    private String withoutTime(String... more) {
        List<String> arguments = new ArrayList<>(List.of("simulate", shop, "--duration", "1s", "--format", "json"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new)).out().replaceFirst("\"wallSeconds\": [0-9.]+", "")
                .replaceFirst("\"seed\": [0-9]+", "");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static JsonNode json(String... arguments) {
        Run run = Run.of(arguments);
        assertThat(run.status()).as(run.err()).isZero();
        return new JsonMapper().readTree(run.out());
    }

    private static void assertEstimate(JsonNode estimate) {
        assertThat(keys(estimate)).containsExactly("value", "low", "high");
        assertThat(estimate).allMatch(number -> number.isNumber() || number.isNull());
    }

    private static List<String> keys(JsonNode object) {
        return List.copyOf(object.propertyNames());
    }
}
