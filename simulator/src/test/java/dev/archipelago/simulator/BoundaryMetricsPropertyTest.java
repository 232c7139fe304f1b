package dev.archipelago.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.model.edit.BoundaryPreview;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.boundaries.AntiPattern;
import dev.archipelago.simulator.boundaries.BoundaryMetrics;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Whole;
import dev.archipelago.simulator.estimate.Estimator;
import dev.archipelago.simulator.redesign.BoundaryStudy;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of the figures of every cut, over systems that chance has made.
class BoundaryMetricsPropertyTest {

    static Stream<Long> seeds() {
        return LongStream.rangeClosed(1, 10).boxed()
                .filter(seed -> Checks.all().run(RandomSystems.of(seed)).stream().noneMatch(Finding::isError));
    }

    private static BoundaryStudy study(Document document) {
        return BoundaryStudy.of(document, null);
    }

    private static List<ComponentId> services(Document document) {
        return document.architecture().components().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == ComponentKind.SERVICE).map(entry -> entry.getKey())
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void figures_areWithinTheirBounds_andRatesAreThoseOfTheEstimate(long seed) {
        Document document = RandomSystems.of(seed);
        BoundaryMetrics metrics = study(document).metrics();
        Whole whole = metrics.whole();

        assertThat(whole.calls()).isNotNegative();
        assertThat(whole.depth()).isBetween(0, metrics.services().size() * 2);
        // the bounds of modularity (Brandes et al., On modularity clustering, 2008)
        assertThat(whole.modularity()).isBetween(-0.5, 1.0);
        assertThat(whole.bestModularity()).isBetween(-0.5, 1.0);
        metrics.services().values().forEach(service -> {
            assertThat(service.instability()).satisfiesAnyOf(i -> assertThat(i).isNaN(),
                    i -> assertThat(i).isBetween(0.0, 1.0));
            assertThat(service.rate()).isGreaterThanOrEqualTo(service.callsIn() * (1 - 1e-9));
        });
        double out = metrics.services().values().stream().mapToDouble(BoundaryMetrics.Service::callsOut).sum();
        double in = metrics.services().values().stream().mapToDouble(BoundaryMetrics.Service::callsIn).sum();
        assertThat(in).isCloseTo(out, within(1e-6 * (1 + out)));
        metrics.pairs().forEach(pair -> assertThat(pair.share()).isBetween(0.0, 1 + 1e-9));
        assertThat(Estimator.of(document, null).requests()).isNotEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void names_doNotMatter(long seed) {
        Document document = RandomSystems.of(seed);
        Document renamed = document;
        int number = 0;
        for (ComponentId id : services(document)) {
            renamed = new Edit.RenameComponent(id, new ComponentId("renamed-" + (97 * ++number % 89) + "-" + number))
                    .apply(renamed).orElseThrow();
        }
        BoundaryStudy one = study(document);
        BoundaryStudy other = study(renamed);

        Whole a = one.metrics().whole();
        Whole b = other.metrics().whole();
        assertThat(b).usingRecursiveComparison().ignoringFields("cycles").isEqualTo(a);
        assertThat(b.cycles()).hasSameSizeAs(a.cycles());
        assertThat(other.patterns()).extracting(AntiPattern::id)
                .containsExactlyInAnyOrderElementsOf(one.patterns().stream().map(AntiPattern::id).toList());
        assertThat(other.suggestions()).hasSameSizeAs(one.suggestions());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void allServicesInOne_haveNoCoupling(long seed) {
        Document document = RandomSystems.of(seed);
        var edit = new BoundaryEdit.MergeServices(services(document), new ComponentId("all"));
        if (edit.preview(document) instanceof BoundaryPreview.Planned planned) {
            BoundaryMetrics metrics = study(planned.document()).metrics();

            assertThat(metrics.whole().calls()).isZero();
            assertThat(metrics.whole().interdependent()).isZero();
            assertThat(metrics.whole().cycles()).isEmpty();
            assertThat(metrics.pairs()).isEmpty();
            assertThat(metrics.whole().shared()).isZero();
        }
    }
}
