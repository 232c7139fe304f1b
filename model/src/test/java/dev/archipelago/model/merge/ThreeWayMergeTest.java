package dev.archipelago.model.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.testing.RandomDocuments;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThreeWayMergeTest {
    private static final Document BASE = DocumentReader.readText("""
            format: 1
            name: Shop
            components:
              web: { kind: gateway, replicas: 2, container: { cpu: 500m }, operations: { open: { steps: [ { call: orders.place } ] } } }
              orders: { kind: service, operations: { place: { steps: [ { compute: 1ms } ] } } }
            connections: { web->orders: { timeout: 1s } }
            """, "shop.yaml").orElseThrow();

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @Test
    void changesOfDifferentProperties_comeTogether() {
        Document ours = changed(BASE, "components.web.replicas", "3");
        Document theirs = changed(changed(BASE, "connections.web->orders.timeout", "2s"), "components.db.kind",
                "database");
        assertThat(ThreeWayMerge.of(BASE, ours, theirs)).isEqualTo(new ThreeWayMerge.Merged(
                changed(theirs, "components.web.replicas", "3"), List.of()));
    }

    @Test
    void changesOfOneProperty_areAConflictThatCanBeDecided() {
        Document ours = changed(BASE, "components.web.replicas", "3");
        Document theirs = changed(BASE, "components.web.replicas", "4");
        List<Conflict> conflicts = List.of(
                new Conflict(PropertyPath.parse("components.web.replicas"), "2", "3", "4"));
        assertThat(ThreeWayMerge.of(BASE, ours, theirs)).isEqualTo(new ThreeWayMerge.Merged(ours, conflicts));
        assertThat(ThreeWayMerge.of(BASE, ours, theirs, Set.of(PropertyPath.parse("components.web.replicas"))))
                .isEqualTo(new ThreeWayMerge.Merged(theirs, conflicts));
    }

    @Test
    void changeOfWhatTheOtherSideRemoved_isAConflict() {
        Document ours = changed(BASE, "components.web.container", null);
        Document theirs = changed(BASE, "components.web.container.cpu", "1");
        assertThat(ThreeWayMerge.of(BASE, ours, theirs)).isEqualTo(new ThreeWayMerge.Merged(ours, List.of(
                new Conflict(PropertyPath.parse("components.web.container"), "{cpu=500m}", null, "{cpu=1}"))));
    }

    @Test
    void changesThatAreImpossibleTogether_areAConflictOfTheWhole() {
        Document ours = changed(BASE, "components.web.container.cpuLimit", "600m");
        Document theirs = changed(BASE, "components.web.container.cpu", "800m");
        assertThat(ThreeWayMerge.of(BASE, ours, theirs)).isEqualTo(new ThreeWayMerge.Merged(ours, List.of(
                new Conflict(PropertyPath.parse("components.web.container"), "{cpu=500m}",
                        "{cpu=500m, cpuLimit=600m}", "{cpu=800m}"))));
    }

    @Test
    void stepsChangedByBoth_areOneConflict() {
        Document ours = changed(BASE, "components.orders.operations.place.steps.0.compute", "2ms");
        Document theirs = changed(BASE, "components.orders.operations.place.steps", "[{wait=1ms}]");
        assertThat(ThreeWayMerge.of(BASE, ours, theirs).conflicts()).containsExactly(new Conflict(
                PropertyPath.parse("components.orders.operations.place.steps"), "[{compute=1ms}]", "[{compute=2ms}]",
                "[{wait=1ms}]"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void side_thatChangedNothing_leavesTheOther(long seed) {
        Document base = RandomDocuments.document(seed);
        Document other = RandomDocuments.document(seed + 1000);
        assertThat(List.of(ThreeWayMerge.of(base, other, base), ThreeWayMerge.of(base, base, other),
                ThreeWayMerge.of(base, other, other))).as("seed %d", seed)
                .containsOnly(new ThreeWayMerge.Merged(other, List.of()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void conflicts_areTheSameFromBothSides(long seed) {
        Document base = RandomDocuments.document(seed);
        Document ours = RandomDocuments.document(seed + 1000);
        Document theirs = RandomDocuments.document(seed + 2000);
        ThreeWayMerge.Merged one = ThreeWayMerge.of(base, ours, theirs);
        ThreeWayMerge.Merged other = ThreeWayMerge.of(base, theirs, ours);
        assertThat(one.conflicts()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(other.conflicts().stream()
                .map(c -> new Conflict(c.path(), c.base(), c.theirs(), c.ours())).toList());
        Set<PropertyPath> all = Set.copyOf(one.conflicts().stream().map(Conflict::path).toList());
        assertThat(ThreeWayMerge.of(base, ours, theirs, all).document()).as("seed %d", seed)
                .isEqualTo(other.document());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comparison_ofADocumentWithItself_isEmptyAndWithAnotherIsNot(long seed) {
        Document one = RandomDocuments.document(seed);
        Document other = RandomDocuments.document(seed + 1000);
        assertThat(DocumentComparison.between(one, one)).as("seed %d", seed).isEmpty();
        assertThat(DocumentComparison.between(one, other)).as("seed %d", seed).isNotEmpty()
                .allSatisfy(difference -> assertThat(difference.before()).isNotEqualTo(difference.after()));
    }

    @Test
    void differences_areToldByPathWithBothValues() {
        Document after = PropertyPath.applied(BASE, Map.of("components.web.replicas", "3",
                "components.orders.operations.place.steps", "[{compute=1ms}, {reply=1Ki}]"));
        after = changed(changed(after, "connections.web->orders", null), "components.db.kind", "database");
        assertThat(DocumentComparison.between(BASE, after)).containsExactly(
                new Difference(PropertyPath.parse("components.web.replicas"), "2", "3"),
                new Difference(PropertyPath.parse("components.orders.operations.place.steps.1"), null, "{reply=1Ki}"),
                new Difference(PropertyPath.parse("components.db"), null, "{kind=database}"),
                new Difference(PropertyPath.parse("connections.web->orders"), "{timeout=1s}", null));
    }

    private static Document changed(Document document, String path, @Nullable String text) {
        return PropertyPath.parse(path).changed(document, text);
    }
}
