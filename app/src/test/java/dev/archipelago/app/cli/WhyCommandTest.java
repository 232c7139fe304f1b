package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WhyCommandTest {
    private static final String SLOW = Path.of("..", "sample-architectures", "incidents", "slow-dependency",
            "slow-dependency.archipelago.json").toString();

    @Test
    void why_tellsChainAndFixes_thatCanBeSet() {
        Run run = Run.of("why", SLOW, "--scenario", "broken", "--replications", "2", "--duration", "60s");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("buyers failed is ", "wanted: buyers success > 99%",
                "what broke because of slow recommendations", "--set 'connections.shop->recommendations.timeout=");
    }

    @Test
    void why_inJson_hasTheSame() {
        Run run = Run.of("why", SLOW, "--replications", "2", "--duration", "5s", "--component", "shop", "--format",
                "json");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"subject\": \"shop\"", "\"metric\": \"load\"", "\"fixes\": [");
    }

    @Test
    void why_inMarkdown_canBeAttachedToAReview() {
        Run run = Run.of("why", SLOW, "--scenario", "broken", "--replications", "2", "--duration", "60s", "--format",
                "markdown");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("### ").contains("**buyers failed is ", "wanted: `buyers success > 99%`",
                "What broke because of slow recommendations:", "| change | before | after | objectives |",
                "--set 'connections.shop-\\>recommendations.timeout=");
    }

    @Test
    void wrongArguments_areRefused() {
        assertThat(Run.of("why", SLOW, "--component", "nobody").status()).isEqualTo(2);
        assertThat(Run.of("why", SLOW, "--objective", "nothing").err()).contains("known are buying");
        assertThat(Run.of("why", SLOW, "--replications", "1").status()).isEqualTo(2);
    }
}
