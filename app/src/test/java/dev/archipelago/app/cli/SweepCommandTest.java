package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SweepCommandTest {
    @TempDir
    Path folder;

    private String shop = "";

    @BeforeEach
    void write() throws IOException {
        shop = Files.writeString(folder.resolve("shop.archipelago.json"), Shop.TEXT).toString();
    }

    @Test
    void grid_simulatesEveryValueWithEveryOther() {
        Run run = simulated("--format", "json");
        JsonNode points = new JsonMapper().readTree(run.out()).required("points");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(points).hasSize(6);
        assertThat(points.get(5).at("/values/components.orders.replicas").stringValue()).isEqualTo("3");
        assertThat(points.get(0).at("/figures/orders.load/value").doubleValue())
                .isGreaterThan(2.5 * points.get(4).at("/figures/orders.load/value").doubleValue());
        assertThat(points.get(1).at("/objectives/fast").stringValue()).isEqualTo("met");
    }

    @Test
    void estimates_growWithTheLoad_untilTheyGrowForEver() {
        Run run = Run.of("sweep", shop, "--estimate", "--vary",
                "workloads.shoppers.arrivals=poisson(100/s to 1700/s by 800/s)", "--format", "csv");
        List<String> lines = run.out().lines().toList();

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).startsWith("point,workloads.shoppers.arrivals,shoppers.goodput,");
        assertThat(lines.get(3)).contains(",inf,", ",missed,");
    }

    @Test
    void sweepThatWasKilledAnywhere_isResumedToTheSameBytes() throws IOException {
        Path whole = folder.resolve("whole.jsonl");
        Path again = folder.resolve("again.jsonl");
        Run run = simulated("--points", whole.toString(), "--format", "csv");
        byte[] expected = Files.readAllBytes(whole);
        long seed = System.nanoTime();
        Random random = new Random(seed);

        for (int i = 0; i < 5; i++) {
            Files.write(again, Arrays.copyOf(expected, random.nextInt(expected.length + 1)));
            assertThat(simulated("--points", again.toString(), "--format", "csv", "--threads", "" + (1 + i % 3)))
                    .as("seed %d", seed).isEqualTo(run);
            assertThat(Files.readAllBytes(again)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void pointsThatAnotherSweepAddsTo_areLeftToIt() throws IOException {
        Path points = folder.resolve("points.jsonl");
        Path lock = folder.resolve(".points.jsonl.lock");
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            assertThat(other.tryLock()).isNotNull();
            Run run = simulated("--points", points.toString());
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.err()).contains("cannot write " + points + ": another process is adding points to it");
            assertThat(points).doesNotExist();
        }
        assertThat(simulated("--points", points.toString()).status()).as("a lock that nobody holds").isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void partsOfFourProcesses_togetherAreTheWhole() throws IOException {
        Path whole = folder.resolve("whole.jsonl");
        Run run = simulated("--points", whole.toString());
        List<String> from = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            Path part = folder.resolve("part" + i + ".jsonl");
            Run one = simulated("--points", part.toString(), "--part", i + "/4");
            assertThat(one).isEqualTo(new Run(0, "", ""));
            from.addAll(List.of("--from", part.toString()));
        }
        Path merged = folder.resolve("merged.jsonl");
        from.addAll(List.of("--points", merged.toString()));

        assertThat(simulated(from.toArray(String[]::new))).isEqualTo(run);
        assertThat(Files.readAllBytes(merged)).isEqualTo(Files.readAllBytes(whole));
    }

    @Test
    void jobOfAFile_computedInPartsElsewhere_isTheSweepOfTheOptions() throws IOException {
        Path elsewhere = folder.resolve("elsewhere");
        Path job = elsewhere.resolve("shop.sweep.json");
        Path whole = folder.resolve("whole.jsonl");
        Run run = simulated("--points", whole.toString());

        Run written = simulated("--write-job", job.toString());
        for (int i = 0; i < 3; i++) {
            assertThat(Run.of("sweep", "--job", job.toString(), "--part-index", i + "/3", "--points",
                    elsewhere.resolve("points/part-" + i + ".jsonl").toString())).isEqualTo(new Run(0, "", ""));
        }

        assertThat(written.err()).contains("a sweep of 6 points; the architecture was copied beside it");
        assertThat(Files.readString(elsewhere.resolve("shop.archipelago.json"))).isEqualTo(Shop.TEXT);
        assertThat(Run.of("sweep", "--job", job.toString(), "--from", elsewhere.resolve("points").toString(),
                "--points", elsewhere.resolve("all.jsonl").toString())).isEqualTo(run);
        assertThat(elsewhere.resolve("all.jsonl")).hasSameBinaryContentAs(whole);
    }

    @Test
    void jobBesideItsArchitecture_namesItAndCopiesNothing() throws IOException {
        Path job = folder.resolve("shop.sweep.json");

        Run written = estimated("--write-job", job.toString());

        assertThat(written.err()).contains("a sweep of 3 points").doesNotContain("copied");
        assertThat(Files.readString(job)).contains("\"architecture\" : \"shop.archipelago.json\"");
        assertThat(Run.of("sweep", "--job", job.toString())).isEqualTo(estimated());
    }

    @Test
    void jobThatWouldReplaceAnotherDesign_writesNothing() throws IOException {
        Path there = Files.writeString(Files.createDirectory(folder.resolve("there")).resolve("shop.archipelago.json"),
                "mine");
        Path job = there.resolveSibling("shop.sweep.json");

        Run run = estimated("--write-job", job.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("is another file of the same name");
        assertThat(there).hasContent("mine");
        assertThat(job).doesNotExist();
    }

    @Test
    void jobThatWouldReplaceItsOwnDesign_writesNothing() throws IOException {
        Path elsewhere = folder.resolve("elsewhere/shop.archipelago.json");

        Run here = estimated("--write-job", shop);
        Run there = estimated("--write-job", elsewhere.toString());

        assertThat(here.status()).isEqualTo(2);
        assertThat(here.err()).contains("is the name of the architecture");
        assertThat(Path.of(shop)).hasContent(Shop.TEXT);
        assertThat(there.status()).isEqualTo(2);
        assertThat(elsewhere).doesNotExist();
    }

    @Test
    void optionsThatWouldBeIgnored_areRefused() {
        String job = folder.resolve("shop.sweep.json").toString();
        String points = folder.resolve("points.jsonl").toString();

        assertThat(estimated("--write-job", job, "--report-html", "page.html").err())
                .contains("nothing is computed; leave --report-html out");
        assertThat(estimated("--write-job", job, "-o", "out.txt").err()).contains("leave --output out");
        assertThat(estimated("--points", points, "--part", "1/2", "-o", "out.txt").err())
                .contains("nothing is printed of a part; leave --output out");
        assertThat(Path.of(job)).doesNotExist();
        assertThat(Path.of(points)).doesNotExist();
    }

    @Test
    void pointsThatTheSweepDoesNotHave_doNotCount() throws IOException {
        Path points = folder.resolve("points.jsonl");
        Run whole = estimated("--points", points.toString());
        String text = Files.readString(points);
        String last = text.lines().toList().getLast();
        Files.writeString(points, text + last.replace("\"point\":2", "\"point\":7") + "\n"
                + last.replace("\"point\":2", "\"point\":-1") + "\n");

        assertThat(last).contains("\"point\":2");
        assertThat(estimated("--points", points.toString())).isEqualTo(whole);
        assertThat(points).hasContent(text);
    }

    @Test
    void wrongJob_isAnsweredByItsPart() throws IOException {
        Path job = folder.resolve("shop.sweep.json");
        estimated("--write-job", job.toString());
        String good = Files.readString(job);

        assertThat(Run.of("sweep", shop, "--job", job.toString()).err()).contains("the job names the architecture");
        assertThat(Run.of("sweep", "--job", job.toString(), "--seed", "2").err()).contains("leave --seed out");
        assertThat(Run.of("sweep").err()).contains("expected FILE, the architecture, or --job FILE");
        assertThat(Run.of("sweep", "--job", folder.resolve("none.json").toString()).err()).contains("there is no file");
        Files.writeString(job, good.replace("replicas", "replica"));
        assertThat(Run.of("sweep", "--job", job.toString()).err()).contains("shop.sweep.json: vary: ", "replicas");
        Files.writeString(job, good.replace("\"seed\"", "\"sead\""));
        Run unknown = Run.of("sweep", "--job", job.toString());
        assertThat(unknown.status()).isEqualTo(3);
        assertThat(unknown.err()).contains("shop.sweep.json: sead: there is no such key. Did you mean 'seed'?");
    }

    @Test
    void pointsOfAnotherSweep_areNotMixedIn() {
        String points = folder.resolve("points.jsonl").toString();
        estimated("--points", points);

        Run run = estimated("--points", points, "--set", "components.web.replicas=2");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("does not hold points of this sweep", "name another file");
    }

    @Test
    void valuesThatDoNotGoTogether_areRefusedPointByPoint_andThoseThatDoAreNot() {
        Run run = Run.of("sweep", shop, "--estimate", "--vary", "components.orders.container.cpu=500m, 2", "--vary",
                "components.orders.container.cpuLimit=500m, 2");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> line.contains("refused: "))).hasSize(1)
                .allMatch(line -> line.startsWith("2 ") && line.contains(" 500m "));
    }

    @Test
    void oneAtATime_saysWhichPropertyMattersMostForEachFigure() {
        Run run = cornerShop("one-at-a-time");
        JsonNode load = figure(cornerShop("one-at-a-time", "--format", "json"), "orders.load");
        JsonNode first = load.required("properties").get(0);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("7 points, estimated by formulas",
                "orders.load depends most on components.orders.replicas: 12.7% at 2, 4.23% at 6; 12.7% as it is.",
                "shop-db.load depends most on workloads.shoppers.arrivals: ",
                "Nothing that was varied changes shoppers.failed");
        assertThat(load.required("properties")).extracting(one -> one.required("swing").doubleValue())
                .isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(first.required("swing").doubleValue()).isPositive()
                .isCloseTo(first.at("/first/value").doubleValue() - first.at("/last/value").doubleValue(),
                        within(1e-9));
        assertThat(cornerShop("one-at-a-time", "--format", "csv").out())
                .startsWith("figure,property,from,to,asItIs,first,last,swing\n")
                .contains("\norders.load,components.orders.replicas,2,6,");
    }

    @Test
    void sharesOfVariance_haveIntervals_andAgreeWithTheSwings() {
        Run run = cornerShop("variance");
        JsonNode load = figure(cornerShop("variance", "--format", "json"), "orders.load");
        JsonNode first = load.required("properties").get(0);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("320 points", "from 64 samples of all properties together",
                "orders.load depends most on components.orders.replicas, which explains ");
        assertThat(first.required("property").stringValue()).isEqualTo("components.orders.replicas");
        assertThat(first.at("/total/low").doubleValue()).isBetween(0.5, first.at("/total/value").doubleValue());
        assertThat(first.at("/total/high").doubleValue()).isBetween(first.at("/total/value").doubleValue(), 1.5);
        assertThat(cornerShop("variance", "--format", "csv").out().lines().toList())
                .startsWith("figure,property,first,first.low,first.high,total,total.low,total.high,samples")
                .anyMatch(line -> line.startsWith("orders.load,components.orders.replicas,") && line.endsWith(",64"));
    }

    @Test
    void sensitivityInParts_isTheWhole_andIsNotMixedWithAnotherSampling() throws IOException {
        String one = folder.resolve("one.jsonl").toString();
        String two = folder.resolve("two.jsonl").toString();
        assertThat(cornerShop("variance", "--points", one, "--part", "1/2")).isEqualTo(new Run(0, "", ""));
        assertThat(cornerShop("variance", "--points", two, "--part", "2/2")).isEqualTo(new Run(0, "", ""));

        assertThat(cornerShop("variance", "--from", one, "--from", two)).isEqualTo(cornerShop("variance"));
        assertThat(Files.readString(Path.of(one))).startsWith("{\"sweep\":1,\"sampling\":\"variance\",\"points\":320,");
        assertThat(cornerShop("one-at-a-time", "--from", one).err()).contains("does not hold points of this sweep");
        assertThat(cornerShop("variance", "--samples", "32", "--from", one).status()).isEqualTo(2);
    }

    private static Run cornerShop(String kind, String... more) {
        return with(List.of("sweep", "../sample-architectures/corner-shop/corner-shop.archipelago.json", "--estimate",
                "--sensitivity", kind, "--vary", "components.orders.replicas=2 to 6", "--vary",
                "connections.orders->stock.timeout=500ms to 2000ms", "--vary",
                "workloads.shoppers.arrivals=poisson(150/s to 250/s)"), more);
    }

    private static JsonNode figure(Run run, String name) {
        for (JsonNode one : new JsonMapper().readTree(run.out()).required("figures")) {
            if (one.required("figure").stringValue().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no " + name + " in " + run.out());
    }

    @Test
    void wrongArguments_areAnsweredByTheirNames() {
        assertThat(Run.of("sweep", shop).err()).contains("--vary");
        assertThat(Run.of("sweep", shop, "--vary", "x").err()).contains("--vary: 'x' is not PATH=VALUES");
        assertThat(Run.of("sweep", shop, "--vary", "components.orders.replica=1").err()).contains("--vary: ");
        assertThat(Run.of("sweep", shop, "--vary", "components.orders.replicas=1, x").err()).contains("--vary: ");
        assertThat(estimated("--part", "1/4").err()).contains("--part: expected --points FILE with it");
        assertThat(estimated("--part", "5/4").err()).contains("--part: expected one of so many");
        assertThat(estimated("--samples", "-1").err()).contains("--samples: expected a whole number");
        assertThat(estimated("--sensitivity", "x").err())
                .contains("--sensitivity: expected one of one-at-a-time, variance, not 'x'");
        assertThat(estimated("--sensitivity", "variance", "--samples", "7").err())
                .contains("--samples: expected at least 8");
        assertThat(estimated("--sensitivity", "variance", "--samples", "50000").err())
                .contains("need more than 100000 points");
        assertThat(estimated("--sensitivity", "one-at-a-time", "--samples", "9").err())
                .contains("--samples: one at a time takes the first and the last value");
        assertThat(estimated("--replications", "0").err()).contains("--replications: ");
        assertThat(estimated("--from", "none.jsonl").err()).contains("--from: none.jsonl is not there");
        assertThat(estimated("--vary", "components.orders.replicas=4").err()).contains("each property once");
    }

    private Run estimated(String... more) {
        return with(List.of("sweep", shop, "--estimate", "--vary", "components.orders.replicas=1 to 3"), more);
    }

    private Run simulated(String... more) {
        return with(List.of("sweep", shop, "--vary", "components.orders.replicas=1 to 3", "--vary",
                "connections.web->orders.timeout=100ms, 1s", "--replications", "2", "--duration", "1s", "--warm-up",
                "1s"), more);
    }

    private static Run with(List<String> arguments, String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }
}
