package dev.archipelago.app.editor.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.estimate.Estimator;
import dev.archipelago.simulator.plan.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TurnedTest {
    private static final Path SAMPLES = Path.of("../sample-architectures");
    private static final Optional<String> NONE = Optional.empty();

    static Document shop() {
        return DocumentReader.read(SAMPLES.resolve("corner-shop/corner-shop.archipelago.json")).orElseThrow();
    }

    static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".archipelago.json")
                    && !file.toString().contains("expected")).sorted().toList();
        }
    }

    static Knob knob(Document document, KnobKind kind, String subject) {
        return Stream.concat(Knobs.ofLoad(document).stream(), Knobs.of(document, Selection.allOf(document)).stream())
                .filter(knob -> knob.kind() == kind && knob.subject().equals(subject)).findFirst().orElseThrow();
    }

    @Test
    void load_thatTheDesignSays_isChangedThere() {
        Document changed = Turned.NONE.with(knob(shop(), KnobKind.LOAD, "shoppers"), 2).in(shop(), NONE);

        assertThat(read(changed, "workloads.shoppers.arrivals")).isEqualTo("poisson(400/s)");
        assertThat(changed.scenarios()).isEqualTo(shop().scenarios());
    }

    @Test
    void load_thatAScenarioSays_isChangedInTheScenario() {
        Document setting = Setting.of(shop(), "black-friday").document();

        Document changed = Turned.NONE.with(knob(setting, KnobKind.LOAD, "shoppers"), 0.5)
                .in(shop(), Optional.of("black-friday"));

        assertThat(changed.workloads()).isEqualTo(shop().workloads());
        assertThat(changed.scenarios().get("black-friday").set())
                .containsEntry("workloads.shoppers.arrivals",
                        "spike(base=100/s, peak=1000/s, at=15s, for=30s)");
    }

    @Test
    void demand_ofAComponent_isThatOfAllItsComputations() {
        Document changed = Turned.NONE.with(knob(shop(), KnobKind.DEMAND, "web"), 3).in(shop(), NONE);

        assertThat(read(changed, "components.web.operations.browse.steps.0.compute")).isEqualTo("exponential(3ms)");
        assertThat(read(changed, "components.web.operations.checkout.steps.0.compute")).isEqualTo("exponential(6ms)");
    }

    @Test
    void demand_ofADatabase_isThatOfQueriesThere() {
        Document changed = Turned.NONE.with(knob(shop(), KnobKind.DEMAND, "shop-db"), 2).in(shop(), NONE);

        assertThat(read(changed, "components.orders.operations.place.steps.2.hold")).isEqualTo("exponential(6ms)");
    }

    /// Whatever can be turned is turned to its ends, alone and all together; what comes of it can be estimated, and written and read again.
    @ParameterizedTest
    @MethodSource("samples")
    void knobs_ofEverySample_turnedToTheirEnds_giveDesigns(Path sample) {
        Document document = DocumentReader.read(sample).orElseThrow();
        List<Knob> knobs = Stream.concat(Knobs.ofLoad(document).stream(),
                Knobs.of(document, Selection.allOf(document)).stream()).toList();
        assertThat(knobs).isNotEmpty().doesNotHaveDuplicates();

        for (Knob knob : knobs) {
            KnobScale scale = knob.scale(document);
            assertThat(knob.current(document)).as("%s", knob).isBetween(scale.low(), scale.high());
            for (double value : new double[]{scale.value(0), scale.value(1)}) {
                Document turned = Turned.NONE.with(knob, value).in(document, NONE);
                assertThat(Estimator.of(turned, null).requests()).as("%s to %s", knob, value).isNotEmpty();
            }
        }
        for (double position : new double[]{0, 1}) {
            Turned all = Turned.NONE;
            for (Knob knob : knobs) {
                all = all.with(knob, knob.scale(document).value(position));
            }
            Document turned = all.in(document, NONE);
            assertThat(DocumentReader.readText(DocumentWriter.write(turned), sample.toString()).orElseThrow())
                    .isEqualTo(turned);
            assertThat(Estimator.of(turned, null).requests()).isNotEmpty();
        }
    }

    @Test
    void knob_thatAChangedDesignDoesNotHave_isForgotten() {
        Turned turned = Turned.NONE.with(knob(shop(), KnobKind.DEMAND, "web"), 2)
                .with(knob(shop(), KnobKind.WORKERS, "orders"), 3).with(knob(shop(), KnobKind.LOAD, "shoppers"), 2);
        Document without = PropertyPath.parse("components.orders.container.workers").removedFrom(shop());

        assertThat(turned.within(without).values().keySet()).extracting(Knob::kind)
                .containsExactly(KnobKind.DEMAND, KnobKind.LOAD);
    }

    private static String read(Document document, String path) {
        return PropertyPath.parse(path).read(document).orElseThrow();
    }
}
