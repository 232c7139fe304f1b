package dev.archipelago.model.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Portion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {

    @ParameterizedTest
    @ValueSource(strings = {"50ms", "25ms..250ms full-jitter", "100ms..2s", "1.5s..10s decorrelated-jitter",
        "10ms equal-jitter"})
    void backoff_canonicalText_isReadAndPrintedTheSame(String text) {
        assertThat(Backoff.parse(text).toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25", "250ms..25ms", "25ms...250ms", "25ms..250ms some-jitter", "25ms 250ms"})
    void backoff_wrongText_isRefused(String text) {
        assertThatThrownBy(() -> Backoff.parse(text)).isInstanceOf(NotationException.class);
    }

    @Test
    void rollout_neitherSurgeNorUnavailability_isRefused() {
        assertThatThrownBy(
                () -> new Rollout(null, Portion.parse("0"), Portion.parse("0%"), null, null, List.of(), null))
                .isInstanceOf(NotationException.class).hasMessageContaining("not both zero");
    }
}
