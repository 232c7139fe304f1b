package dev.archipelago.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.Channel;
import dev.archipelago.model.ChannelKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.DeliveryGuarantee;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Severity;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PresetsTest {

    private static final Presets PRESETS = Presets.read();

    @Test
    void presets_ofTheProgram_nameProductAndSource() {
        assertThat(PRESETS.edition()).matches("20[0-9]{2}-[01][0-9]");
        assertThat(PRESETS.all()).containsKeys("envoy-1-31", "istio-1-24", "grpc-retry", "aws-sdk-standard",
                "resilience4j-2-circuit-breaker", "hikaricp-6");
        assertThat(PRESETS.all().values()).allSatisfy(preset -> {
            assertThat(preset.product()).matches(".+ .+");
            assertThat(preset.source()).isNotBlank().isNotEqualTo("null");
            assertThat(preset.meaning()).isNotBlank().isNotEqualTo("null");
            assertThat(preset.under(Connection.UNSPECIFIED)).isNotEqualTo(Connection.UNSPECIFIED);
        });
    }

    @Test
    void fileOfPresets_isAnArchitectureWithoutErrors() {
        assertThat(Checks.all().run(Presets.document())).noneMatch(finding -> finding.severity() == Severity.ERROR);
    }

    @Test
    void presetsOfChannels_nameProductAndSource() {
        assertThat(PRESETS.channels()).containsOnlyKeys("kafka-4-topic", "rabbitmq-4-quorum-queue", "sqs-standard");
        assertThat(PRESETS.channels().values()).allSatisfy(preset -> {
            assertThat(preset.product()).matches(".+ .+");
            assertThat(preset.source()).isNotBlank().isNotEqualTo("null");
        });
    }

    @Test
    void presetOfAChannel_givesWayToWhatItSays() {
        Channel own = new Channel(ChannelKind.QUEUE, null, 500, null, null, null, TimeSpan.parse("2min"), 3, null, null,
                null, null, null, null, null, null, null, null, null, null, null);

        Channel both = Objects.requireNonNull(PRESETS.channels().get("sqs-standard")).under(own);

        assertThat(both).isEqualTo(new Channel(ChannelKind.QUEUE, null, 500, null, TimeSpan.parse("96h"),
                DeliveryGuarantee.AT_LEAST_ONCE, TimeSpan.parse("2min"), 3, null, null, null, null, null, null, null,
                null, null, null, null, null, null));
    }

    @Test
    void preset_underAConnection_givesWayToWhatItSays() {
        Connection own = connection("{ timeout: 2s, circuitBreaker: { window: 20, minimumCalls: 5 } }");

        Connection both = preset("resilience4j-2-circuit-breaker").under(own);

        assertThat(both).isEqualTo(connection("{ timeout: 2s, circuitBreaker: { failureRate: 50%, slowCallRate: 100%, "
                + "slowCall: 60s, window: 20, minimumCalls: 5, open: 60s, halfOpenCalls: 10 } }"));
    }

    @Test
    void preset_underAConnection_keepsItsListsAndDescription() {
        Connection both = preset("istio-1-24").under(connection("{ description: ours, retry: { attempts: 2 } }"));

        assertThat(both).isEqualTo(connection("{ description: ours, balancing: least-request, "
                + "retry: { attempts: 2, backoff: 25ms..250ms full-jitter, on: [ unavailable ] } }"));
    }

    @Test
    void presets_oneUnderTheOther_addUp() {
        Connection both = preset("resilience4j-2-bulkhead")
                .under(preset("resilience4j-2-time-limiter").under(Connection.UNSPECIFIED));

        assertThat(both).isEqualTo(
                connection("{ timeout: 1s, cancel: false, bulkhead: { concurrent: 25, maxWait: 0s } }"));
    }

    private static Preset preset(String id) {
        return PRESETS.all().values().stream().filter(preset -> preset.id().equals(id)).findFirst().orElseThrow();
    }

    private static Connection connection(String yaml) {
        Document document = DocumentReader.readText("format: 1\nname: Test\ncomponents: { a: { kind: service }, "
                + "b: { kind: service } }\nconnections: { a->b: " + yaml + " }\n", "test.yaml").orElseThrow();
        return document.architecture().connections().values().iterator().next();
    }
}
