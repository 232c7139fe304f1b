package dev.archipelago.model.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Operation;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.testing.RandomDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PropertyPathTest {
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final Document DOCUMENT = Document.of("Shop", Architecture.empty().withComponent(ORDERS,
            Component.of(ComponentKind.SERVICE).withOperation("place", Operation.of(Step.Call.to("stock.reserve")))));

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyProperty_setToWhatItReads_leavesTheDocumentAsItIs(long seed) {
        Document document = RandomDocuments.document(seed);
        for (PropertyPath path : PropertyPath.given(document)) {
            String text = path.read(document).orElseThrow();
            assertThat(path.with(document, text)).as("seed %d, %s = %s", seed, path, text).isEqualTo(document);
            assertThat(PropertyPath.parse(path.toString())).as("seed %d", seed).isEqualTo(path);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyRecordListAndMap_setToWhatItReads_leavesTheDocumentAsItIs(long seed) {
        Document document = RandomDocuments.document(seed);
        for (PropertyPath leaf : PropertyPath.given(document)) {
            for (List<String> segments = leaf.segments(); segments.size() > 1; segments = shortened(segments)) {
                PropertyPath path = new PropertyPath(shortened(segments));
                String text = path.read(document).orElseThrow();
                assertThat(path.with(document, text)).as("seed %d, %s = %s", seed, path, text).isEqualTo(document);
            }
        }
    }

    private static List<String> shortened(List<String> segments) {
        return new ArrayList<>(segments.subList(0, segments.size() - 1));
    }

    @Test
    void workers_ofComponentWithoutContainer_makeTheContainer() {
        Document changed = path("components.orders.container.workers").with(DOCUMENT, "64");
        assertThat(changed.architecture().component(ORDERS).orElseThrow().containerOrDefault().workers()).isEqualTo(64);
    }

    @Test
    void connection_withoutEntry_isMade() {
        Document changed = path("connections.orders->stock.timeout").with(DOCUMENT, "300ms");
        assertThat(path("connections[\"orders->stock\"].timeout").read(changed)).contains("300ms");
    }

    @Test
    void record_setAsAWhole_mayLeaveBracesOutOrBeJson() {
        Autoscaling expected = new Autoscaling(2, 12, null, null, null, null, null, null, List.of());
        for (String text : List.of("min=2, max=12", "{min=2,max=12}", "{\"min\": 2, \"max\": 12}")) {
            Document changed = path("components.orders.autoscaling").with(DOCUMENT, text);
            assertThat(changed.architecture().component(ORDERS).orElseThrow().autoscaling()).isEqualTo(expected);
        }
    }

    @Test
    void step_appended_isTheLast() {
        Document changed = path("components.orders.operations.place.steps.1").with(DOCUMENT,
                "{compute=lognormal(mean=4ms, cv=0.8)}");
        assertThat(path("components.orders.operations.place.steps.1.compute").read(changed))
                .contains("lognormal(mean=4ms, cv=0.8)");
        assertThat(path("components.orders.operations.place.steps.1").removedFrom(changed)).isEqualTo(DOCUMENT);
    }

    @Test
    void property_leftOut_readsAsNothing() {
        assertThat(path("components.orders.replicas").read(DOCUMENT)).isEmpty();
        assertThat(path("components.orders.replicas").removedFrom(DOCUMENT)).isEqualTo(DOCUMENT);
    }

    @Test
    void part_ofAProperty_tellsMeaningAndDefault() {
        Part part = path("components.orders.replicas").part(DOCUMENT).orElseThrow();
        assertThat(part.defaultText()).isEqualTo("1");
        assertThat(part.meaning()).startsWith("Replicas");
    }

    @Test
    void misspeltSegment_isRefusedWithTheNearest() {
        assertRefused("components.orders.container.wrokers", "4",
                "A container has no 'wrokers' in components.orders.container. Did you mean 'workers'?");
        assertRefused("components.ordres.replicas", "4", "There is no 'ordres' in components. Did you mean 'orders'?");
        assertRefused("component.orders", "4", "A document has no 'component'. Did you mean 'components'?");
    }

    @Test
    void wrongValue_isRefusedWithWhatIsExpected() {
        assertRefused("components.orders.replicas", "four",
                "components.orders.replicas: Found 'four' where a whole number is expected.");
        assertRefused("components.orders.kind", "sevice",
                "components.orders.kind: Found 'sevice' where one of client, gateway, service, database, cache, broker, "
                        + "external, third-party is expected. Did you mean 'service'?");
        assertRefused("connections.orders->stock.retry.backoff", "10ms",
                "A retry must have 'attempts' in connections.orders->stock.retry. "
                        + "Set it as a whole: attempts=..., backoff=...");
    }

    @Test
    void impossibleCombination_isRefused() {
        assertRefused("components.orders.autoscaling", "min=5, max=2",
                "components.orders.autoscaling: This autoscaling "
                        + "is not possible: expected a range of replicas with 0 <= min <= max and max >= 1.");
    }

    @Test
    void requiredProperty_removed_isRefused() {
        assertThatThrownBy(() -> path("components.orders.kind").removedFrom(DOCUMENT))
                .isInstanceOf(PropertyException.class).hasMessageContaining("A component must have 'kind'");
    }

    @Test
    void brokenPath_isRefused() {
        for (String text : List.of("", "a..b", "a.", "a[", "a[\"b", "a[]")) {
            assertThatThrownBy(() -> path(text)).as(text).isInstanceOf(PropertyException.class);
        }
    }

    private static void assertRefused(String path, String value, String message) {
        assertThatThrownBy(() -> path(path).with(DOCUMENT, value)).isInstanceOf(PropertyException.class)
                .hasMessage(message);
    }

    private static PropertyPath path(String text) {
        return PropertyPath.parse(text);
    }
}
