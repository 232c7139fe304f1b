package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FindCommandTest {
    private static final String SHOP = Path
            .of("..", "sample-architectures", "corner-shop", "corner-shop.archipelago.json").toString();

    @Test
    void design_isListedWithWhatWasAskedAbout() {
        Run run = Run.of("find", SHOP, "kind = service and workers < 10");

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEqualTo("orders  kind service  workers 8\nmailer  kind service  workers 8\n");
    }

    @Test
    void figures_areSimulatedFirst() {
        Run run = Run.of("find", SHOP, "utilization > 0% and id = web", "--duration", "2s", "--replications", "2",
                "--format", "json");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"id\": \"web\"", "\"sort\": \"component\"", "\"utilization\": 0.");
    }

    @Test
    void nothing_isTheAnswerNo() {
        Run run = Run.of("find", SHOP, "replicas > 100");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEqualTo("nothing found\n");
    }

    @Test
    void mistakes_areRefusedWithTheirPlace() {
        Run run = Run.of("find", SHOP, "p99 > 70%");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("at 7, '70%': expected a time such as 300ms");
        assertThat(Run.of("find", SHOP, "web", "--scenario", "none").status()).isEqualTo(2);
    }
}
