package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AvailabilityCommandTest {
    @TempDir
    Path folder;

    private String shop = "";

    @BeforeEach
    void write() throws IOException {
        shop = Files.writeString(folder.resolve("shop.archipelago.json"),
                Shop.TEXT.replace("\"fast\":", "\"up\": \"shoppers success > 99.5%\", \"fast\":")).toString();
    }

    @Test
    void shop_asText_namesItsSinglePointsOfFailure() {
        Run run = Run.of("availability", shop);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out().lines().map(line -> line.replaceAll(" +", " "))).contains(
                "shoppers 99.90% 8.77h 43.2min", "web 1 99.90% 99.90% shoppers 100% shoppers 100.0%",
                "web shoppers single point of failure, one replica",
                "up: shoppers success > 99.50% allows 3.60h of total outage in 30 days; 20.0% of it is used as designed");
    }

    @Test
    void shop_asJson_hasAllFigures() {
        Run run = Run.of("availability", shop, "--format", "json", "--replica", "99%", "--needed", "100%");
        JsonNode json = new JsonMapper().readTree(run.out());

        assertThat(json.at("/workloads/shoppers").decimalValue()).isEqualByComparingTo("0.970299");
        assertThat(json.at("/components/orders/needed").intValue()).isEqualTo(2);
        assertThat(json.at("/cutSets/0/elements/0").stringValue()).isEqualTo("web");
        assertThat(json.at("/budgets/up/alerts/0/burnRate").doubleValue()).isEqualTo(14.4);
    }

    @Test
    void wrongShares_areAnsweredByTheNameOfTheOption() {
        assertThat(Run.of("availability", shop, "--needed", "half")).satisfies(run -> {
            assertThat(run.status()).isEqualTo(ExitCode.USAGE.status());
            assertThat(run.err()).contains("--needed: ").contains("a share between 0% and 100%");
        });
        assertThat(Run.of("availability", shop, "--replica", "2").err()).contains("--replica: ");
    }

    @Test
    void architectureWithoutWorkload_isAnsweredWithWhatIsMissing() throws IOException {
        Path idle = Files.writeString(folder.resolve("idle.archipelago.json"),
                "{ \"format\": 1, \"name\": \"Idle\", \"components\": { \"a\": { \"kind\": \"service\" } } }");

        Run run = Run.of("availability", idle.toString());

        assertThat(run.status()).isEqualTo(ExitCode.NO.status());
        assertThat(run.err()).contains("has no workload");
    }
}
