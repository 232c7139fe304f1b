package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CompareCommandTest {
    @TempDir
    Path folder;

    private String shop = "";

    @BeforeEach
    void write() throws IOException {
        shop = Files.writeString(folder.resolve("shop.archipelago.json"), Shop.TEXT).toString();
    }

    @Test
    void slowerDesign_breaksItsLimit_andEndsWithOne() throws IOException {
        Path tests = folder.resolve("compare.xml");
        Run run = compare("--set", "components.orders.operations.place.steps.0={ \"wait\": \"80ms\" }",
                "--fail-on-regression", "p99 +10%", "--junit", tests.toString());

        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).contains("worse", "BROKEN  p99 +10%: shoppers.p99 +");
        assertThat(Files.readString(tests)).contains("<failure message=\"shoppers.p99 changed by +");
    }

    @Test
    void sameDesign_keepsEveryLimit() {
        Run run = Run.of("compare", shop, shop, "--replications", "2", "--duration", "1s", "--warm-up", "1s",
                "--fail-on-regression", "mean +0%", "--format", "json");
        JsonNode json = new JsonMapper().readTree(run.out());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(json.at("/workloads/shoppers/p99/verdict").stringValue()).isEqualTo("no-difference-shown");
        assertThat(json.at("/limits/0/broken").booleanValue()).isFalse();
    }

    @Test
    void wrongArguments_areAnsweredByTheirNames() {
        assertThat(Run.of("compare", shop).err()).contains("expected a second architecture, --other-scenario or --set");
        assertThat(compare("--set", "x").err()).contains("--set: expected PATH=VALUE");
        assertThat(compare("--fail-on-regression", "p98 +1%").err()).contains("expected one of goodput, failed");
        assertThat(compare("--fail-on-regression", "buyers.p99 +1%").err()).contains("both need a workload 'buyers'");
        assertThat(compare("--scenario", "none").err()).contains("--scenario: ", "has no scenario 'none'");
        assertThat(Run.of("compare", shop, shop, "--replications", "0").err()).contains("--replications: ");
        assertThat(compare("--fail-on-regression", "cost +1%", "--set", "components.web.replicas=2").err())
                .contains("one of the two has no price");
    }

    private Run compare(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("compare", shop, shop, "--replications", "3", "--duration", "2s", "--warm-up", "1s"));
        arguments.addAll(List.of(more));
        return Run.of(arguments.toArray(String[]::new));
    }
}
