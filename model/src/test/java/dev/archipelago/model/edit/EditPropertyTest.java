package dev.archipelago.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.testing.RandomDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What edits leave behind, for documents with everything in them.
class EditPropertyTest {
    private static final ComponentId NEW = new ComponentId("brand-new");

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void edits_inAnyOrder_leaveADocumentThatCanBeWrittenAndRead(long seed) {
        Random random = new Random(seed);
        Document document = RandomDocuments.document(seed);
        for (int i = 0; i < 10; i++) {
            Edit edit = edit(document, random);
            EditOutcome outcome = edit.apply(document);
            if (outcome instanceof EditOutcome.Edited(Document changed)) {
                document = changed;
                String text = DocumentWriter.write(document);
                assertThat(DocumentReader.readText(text, "a.json").orElseThrow())
                        .as("seed %d after %s", seed, edit.description()).isEqualTo(document);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void renaming_thereAndBack_changesNothing(long seed) {
        Document document = RandomDocuments.document(seed);
        for (ComponentId id : document.architecture().components().keySet()) {
            Document renamed = new Edit.RenameComponent(id, NEW).apply(document).orElseThrow();
            assertThat(new Edit.RenameComponent(NEW, id).apply(renamed).orElseThrow()).as("seed %d, %s", seed, id)
                    .isEqualTo(document);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void removing_leavesNoReferenceBehind(long seed) {
        Document document = RandomDocuments.document(seed);
        for (ComponentId id : document.architecture().components().keySet()) {
            Document rest = new Edit.RemoveComponents(Set.of(id)).apply(document).orElseThrow();
            assertThat(Checks.all().run(rest).stream().map(f -> f.message())).as("seed %d", seed)
                    .noneMatch(message -> message.contains("no component '" + id + "'"));
        }
    }

    /// Every connection, either end at every other component: refused with a reason, or there in place of the old one, with nothing
    /// that the checks did not find before.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void reconnecting_isRefusedOrLeavesAConnectionInPlaceOfAnother(long seed) {
        Document document = RandomDocuments.document(seed);
        Set<String> errors = errors(document);
        for (Link link : used(document).toList()) {
            for (ComponentId other : document.architecture().components().keySet()) {
                for (ConnectionId wanted : List.of(new ConnectionId(link.id().from(), other),
                        new ConnectionId(other, link.id().to()))) {
                    if (new Edit.Reconnect(link.id(), wanted)
                            .apply(document) instanceof EditOutcome.Edited(Document changed)) {
                        String what = "seed %d: %s to %s".formatted(seed, link.id(), wanted);
                        assertThat(used(changed).map(Link::id)).as(what).contains(wanted).doesNotContain(link.id());
                        assertThat(errors(changed)).as(what).isSubsetOf(errors);
                        assertThat(DocumentReader.readText(DocumentWriter.write(changed), "a.json").orElseThrow())
                                .as(what).isEqualTo(changed);
                    }
                }
            }
        }
    }

    private static Stream<Link> used(Document document) {
        return Topology.of(document.architecture(), document.workloads()).links().stream()
                .filter(link -> !link.uses().isEmpty());
    }

    private static Set<String> errors(Document document) {
        return Checks.all().run(document).stream().filter(Finding::isError).map(Finding::id)
                .collect(Collectors.toSet());
    }

    private static Edit edit(Document document, Random random) {
        List<ComponentId> ids = new ArrayList<>(document.architecture().components().keySet());
        ids.add(NEW);
        ComponentId one = ids.get(random.nextInt(ids.size()));
        ComponentId other = ids.get(random.nextInt(ids.size()));
        return switch (random.nextInt(8)) {
            case 0 -> NewComponent.of(document, ComponentKind.values()[random.nextInt(8)], new Position(1, 1));
            case 1 -> new Edit.RemoveComponents(Set.of(one));
            case 2 -> new Edit.RenameComponent(one, new ComponentId("n" + random.nextInt(100)));
            case 3 -> new Edit.MoveComponents(Map.of(one, new Position(random.nextInt(9), 3)));
            case 4 -> new Edit.Disconnect(one, other);
            case 5 -> new Edit.Reconnect(new ConnectionId(one, other), new ConnectionId(one, ids.get(0)));
            default -> new Edit.Connect(one, other);
        };
    }
}
