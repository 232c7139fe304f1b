package dev.archipelago.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.testing.RandomDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
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

    private static Edit edit(Document document, Random random) {
        List<ComponentId> ids = new ArrayList<>(document.architecture().components().keySet());
        ids.add(NEW);
        ComponentId one = ids.get(random.nextInt(ids.size()));
        ComponentId other = ids.get(random.nextInt(ids.size()));
        return switch (random.nextInt(7)) {
            case 0 -> NewComponent.of(document, ComponentKind.values()[random.nextInt(8)], new Position(1, 1));
            case 1 -> new Edit.RemoveComponents(Set.of(one));
            case 2 -> new Edit.RenameComponent(one, new ComponentId("n" + random.nextInt(100)));
            case 3 -> new Edit.MoveComponents(Map.of(one, new Position(random.nextInt(9), 3)));
            case 4 -> new Edit.Disconnect(one, other);
            default -> new Edit.Connect(one, other);
        };
    }
}
