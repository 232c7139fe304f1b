package dev.archipelago.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.testing.RandomDocuments;
import dev.archipelago.model.testing.RandomServices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for boundaries that are drawn elsewhere in any system.
class BoundaryPropertyTest {
    private static final ComponentId NEW = new ComponentId("fresh");

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void boundariesDrawnElsewhere_leaveTheSameWorkAndNoNewError(long seed) {
        Random random = new Random(seed);
        Document document = RandomServices.document(seed);
        assertThat(errors(document)).as("seed %d", seed).isEmpty();
        for (int i = 0; i < 6; i++) {
            BoundaryEdit edit = edit(document, random, i);
            EditOutcome outcome = edit.apply(document);
            if (outcome instanceof EditOutcome.Edited(Document after)) {
                assertThat(Effects.of(after)).as("seed %d after %s", seed, edit.description())
                        .isEqualTo(Effects.of(document));
                assertThat(DocumentReader.readText(DocumentWriter.write(after), "a.json").orElseThrow())
                        .as("seed %d after %s", seed, edit.description()).isEqualTo(after);
                assertThat(edit.preview(document)).as("seed %d, %s", seed, edit.description())
                        .isInstanceOfSatisfying(BoundaryPreview.Planned.class,
                                planned -> assertThat(planned.document()).isEqualTo(after));
                document = after;
            }
        }
        assertThat(errors(document)).as("seed %d", seed).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void splitServiceMergedAgain_doesTheSameInOnePlace(long seed) {
        Document document = RandomServices.document(seed);
        for (ComponentId id : services(document)) {
            List<String> operations = List.copyOf(Editing.component(document, id).operations().keySet());
            if (operations.size() > 1) {
                Map<ComponentId, Set<String>> parts = new LinkedHashMap<>();
                parts.put(id, Set.of(operations.getFirst()));
                parts.put(NEW, new LinkedHashSet<>(operations.subList(1, operations.size())));
                Document split = new BoundaryEdit.SplitService(id, parts).apply(document).orElseThrow();
                Document again = new BoundaryEdit.MergeServices(List.of(id, NEW), id).apply(split).orElseThrow();
                assertThat(Effects.of(again)).as("seed %d, %s", seed, id).isEqualTo(Effects.of(document));
                assertThat(again.architecture().components().keySet()).as("seed %d, %s", seed, id)
                        .isEqualTo(document.architecture().components().keySet());
                assertThat(again.architecture().connections().keySet()).as("seed %d, %s", seed, id)
                        .isSubsetOf(document.architecture().connections().keySet());
                assertThat(Editing.component(again, id).resources()).as("seed %d, %s", seed, id)
                        .containsAllEntriesOf(Editing.component(document, id).resources());
                assertThat(Regrouping.called(again).stream().filter(o -> !o.toString().endsWith("-later")))
                        .as("seed %d, %s", seed, id).isSubsetOf(Regrouping.called(document));
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyDocument_isChangedIntoOneThatCanBeWrittenOrRefused(long seed) {
        Random random = new Random(seed);
        Document document = RandomDocuments.document(seed);
        for (int i = 0; i < 10 && services(document).size() > 1; i++) {
            BoundaryEdit edit = edit(document, random, i);
            if (edit.apply(document) instanceof EditOutcome.Edited(Document after)) {
                document = after;
                assertThat(DocumentReader.readText(DocumentWriter.write(document), "a.json").orElseThrow())
                        .as("seed %d after %s", seed, edit.description()).isEqualTo(document);
            }
        }
    }

    private static List<String> errors(Document document) {
        return Checks.all().run(document).stream().filter(Finding::isError).map(Finding::message).toList();
    }

    private static List<ComponentId> services(Document document) {
        List<ComponentId> ids = new ArrayList<>();
        document.architecture().components().forEach((id, component) -> {
            switch (component.kind()) {
                case SERVICE, GATEWAY -> ids.add(id);
                case CLIENT, DATABASE, CACHE, BROKER, EXTERNAL, THIRD_PARTY -> {
                }
            }
        });
        return ids;
    }

    private static BoundaryEdit edit(Document document, Random random, int number) {
        List<ComponentId> services = new ArrayList<>(services(document));
        Collections.shuffle(services, random);
        ComponentId one = services.getFirst();
        ComponentId other = services.get(Math.min(1, services.size() - 1));
        List<String> operations = new ArrayList<>(Editing.component(document, one).operations().keySet());
        Collections.shuffle(operations, random);
        String operation = operations.isEmpty() ? "none" : operations.getFirst();
        ComponentId fresh = new ComponentId("fresh-" + number);
        return switch (random.nextInt(5)) {
            case 0 -> new BoundaryEdit.MergeServices(List.of(one, other), random.nextBoolean() ? one : fresh);
            case 1 -> {
                Map<ComponentId, Set<String>> parts = new LinkedHashMap<>();
                parts.put(random.nextBoolean() ? one : new ComponentId("rest-" + number), Set.of());
                parts.put(fresh, Set.of(operation));
                yield new BoundaryEdit.SplitService(one, parts);
            }
            case 2 -> new BoundaryEdit.ExtractModule(one, Set.of(operation), fresh);
            case 3 -> new BoundaryEdit.MoveOperation(new OperationRef(one, operation), other);
            default -> {
                OperationRef caller = new OperationRef(one, operation);
                List<OperationRef> called = LocalCalls.targetsOf(document.architecture(), caller).toList();
                yield new BoundaryEdit.CallToEvent(caller,
                        called.isEmpty() ? caller : called.get(random.nextInt(called.size())),
                        OperationRef.parse(random.nextBoolean() ? "bus.told" : "post.news-" + number));
            }
        };
    }
}
