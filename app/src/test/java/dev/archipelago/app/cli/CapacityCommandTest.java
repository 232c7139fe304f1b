package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CapacityCommandTest {
    @TempDir
    Path folder;

    private String shop = "";

    @BeforeEach
    void write() throws IOException {
        shop = write("shop", Shop.TEXT);
    }

    @Test
    void limit_isToldWithWhatBreaksFirst_andWithOneReplicaLess() {
        Run run = capacity(shop, "--precision", "10%");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("Corner shop: holds to ")
                .contains("times the load of the file",
                        "First to break: fast (shoppers p99 < 400ms); busiest before that is orders",
                        "with one replica less of", "orders");
    }

    @Test
    void json_saysBothEndsOfTheInterval() {
        JsonNode json = new JsonMapper().readTree(capacity(shop, "--precision", "10%", "--format", "json").out());

        assertThat(json.at("/factor/low").doubleValue()).isEqualTo(json.at("/holds").doubleValue()).isGreaterThan(3);
        assertThat(json.at("/factor/high").doubleValue()).isEqualTo(json.at("/breaks").doubleValue()).isLessThan(6);
        assertThat(json.at("/without/orders").doubleValue()).isBetween(2.0, 3.0);
    }

    @Test
    void oneLost_isSimulatedAndRanked() {
        Run run = capacity(shop, "--precision", "10%", "--without-one");
        JsonNode json = new JsonMapper()
                .readTree(capacity(shop, "--precision", "10%", "--without-one", "--format", "json").out());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("The most is lost without one replica of orders: ", "All losses were simulated.",
                "fast (shoppers p99 < 400ms)").doesNotContain("by formulas)");
        assertThat(json.at("/withoutOne")).hasSize(1);
        assertThat(json.at("/withoutOne/0/of").stringValue()).isEqualTo("orders");
        assertThat(json.at("/withoutOne/0/lost").stringValue()).isEqualTo("replica");
        assertThat(json.at("/withoutOne/0/share").doubleValue()).isBetween(.4, .7);
        assertThat(json.at("/withoutOne/0/factor/low").doubleValue())
                .isEqualTo(json.at("/withoutOne/0/holds").doubleValue()).isBetween(1.5, 3.0);
        assertThat(json.at("/withoutOne/0/broken/0").stringValue()).isEqualTo("fast (shoppers p99 < 400ms)");
    }

    @Test
    void loadThatOnlyTheWholeBears_endsWithOne() throws IOException {
        String busy = write("busy", Shop.TEXT.replace("poisson(100/s)", "poisson(350/s)"));

        assertThat(capacity(busy, "--precision", "10%").status()).isZero();
        assertThat(capacity(busy, "--precision", "10%", "--without-one").status()).isEqualTo(1);
        assertThat(capacity(busy, "--precision", "10%", "--without-one", "--most", "0").out())
                .contains("Of 1 losses 0 were simulated", "formulas");
    }

    @Test
    void designThatMissesItsObjectives_endsWithOne() throws IOException {
        Run run = capacity(write("busy", Shop.TEXT.replace("poisson(100/s)", "poisson(2000/s)")), "--precision", "20%");

        assertThat(run.status()).as(run.err()).isEqualTo(1);
    }

    @Test
    void wrongArguments_areAnsweredByTheirNames() throws IOException {
        assertThat(capacity(shop, "--workload", "shopper").err()).contains("no workload 'shopper'", "shoppers");
        assertThat(capacity(shop, "--precision", "0%").err()).contains("--precision: expected more than 0%");
        assertThat(capacity(shop, "--most", "2").err()).contains("--most: counts losses, so it needs --without-one");
        assertThat(capacity(shop, "--most", "-1", "--without-one").err()).contains("--most: expected a whole number");
        assertThat(Run.of("capacity", shop, "--replications", "1").err()).contains("--replications: expected");
        assertThat(
                capacity(write("none", Shop.TEXT.replaceAll("(?s),\\s*\"objectives\": \\{.*?\\}", "")), "--seed", "2")
                        .err())
                .contains("has no objective that more load could break");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".archipelago.json"), text).toString();
    }

    private static Run capacity(String file, String option, String value, String... more) {
        String[] arguments = {"capacity", file, "--duration", "3s", "--warm-up", "1s", "--replications", "3", option,
            value};
        return Run.of(Stream.concat(Arrays.stream(arguments), Arrays.stream(more))
                .toArray(String[]::new));
    }
}
