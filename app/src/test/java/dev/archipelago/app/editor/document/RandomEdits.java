package dev.archipelago.app.editor.document;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.edit.NewComponent;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.shape.PropertyPath;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Edits of every kind that a document offers, at random places; some of them are refused.
public final class RandomEdits {
    private final Random random;
    private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);
    private int number;

    /// What may be done to a document.
    public enum Kind {
        ADD, CHANGE, REMOVE, CHANGE_ID, RENAME_OPERATION, RENAME_WORKLOAD, MOVE, PROPERTY, CONNECT, DISCONNECT, OPERATION, WORKLOAD, REMOVE_WORKLOAD, TEXT, SEVERAL, MERGE, SPLIT, EXTRACT, MOVE_OPERATION, EVENT
    }

    public RandomEdits(long seed) {
        random = new Random(seed);
    }

    /// How many of each kind were not refused.
    public Map<Kind, Integer> done() {
        return Map.copyOf(done);
    }

    /// Does one; a refused one changes nothing.
    public void apply(EditedDocument edited) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        Document document = edited.document();
        if (document.architecture().components().size() > 30) {
            kind = Kind.REMOVE;
        } else if (document.architecture().components().size() < 4) {
            kind = Kind.ADD;
        }
        Edit edit = edit(kind, document);
        if (edit != null && edited.apply(kind.name(), edit).isEmpty()) {
            done.merge(kind, 1, Integer::sum);
        }
    }

    private @Nullable Edit edit(Kind kind, Document document) {
        return switch (kind) {
            case ADD -> NewComponent.of(document, one(List.of(ComponentKind.values())), place());
            case CHANGE -> new Edit.ReplaceComponent(id(document), component(document).withName("Name " + number++));
            case REMOVE -> new Edit.RemoveComponents(Set.of(id(document)));
            case CHANGE_ID -> new Edit.RenameComponent(id(document), fresh());
            case RENAME_OPERATION -> {
                OperationRef operation = operation(document);
                yield operation == null || operation.operation() == null
                        ? null
                        : new Edit.RenameOperation(operation.component(), operation.operation(), "op-" + number++);
            }
            case RENAME_WORKLOAD -> document.workloads().isEmpty()
                    ? null
                    : new Edit.RenameWorkload(workload(document), "load-" + number++);
            case MOVE -> new Edit.MoveComponents(Map.of(id(document), place()));
            case PROPERTY -> property(document);
            case CONNECT -> new Edit.Connect(id(document), id(document));
            case DISCONNECT -> {
                List<Edit> all = Topology.of(document.architecture(), document.workloads()).links().stream()
                        .<Edit>map(link -> new Edit.Disconnect(link.id().from(), link.id().to())).toList();
                yield all.isEmpty() ? null : one(all);
            }
            case OPERATION -> new Edit.PutOperation(id(document), "op-" + random.nextInt(6),
                    Operation.of(
                            new Step.Compute(Distribution.parse("exponential(" + (1 + random.nextInt(9)) + "ms)"))));
            case WORKLOAD -> document.workloads().isEmpty()
                    ? null
                    : new Edit.PutWorkload("load-" + number++,
                            Objects.requireNonNull(document.workloads().get(workload(document))));
            case REMOVE_WORKLOAD -> document.workloads().isEmpty() ? null : new Edit.RemoveWorkload(workload(document));
            case TEXT -> new Edit.ReplaceDocument("Text",
                    PropertyPath.parse("description").with(document, "Text " + number++));
            case SEVERAL -> {
                Edit.AddComponent add = NewComponent.of(document, ComponentKind.SERVICE, place());
                yield new Edit.Compound("Several", List.of(add, new Edit.Connect(id(document), add.id())));
            }
            case MERGE -> new BoundaryEdit.MergeServices(List.of(id(document), id(document)), fresh());
            case SPLIT -> {
                OperationRef operation = operation(document);
                yield operation == null || operation.operation() == null
                        ? null
                        : new BoundaryEdit.SplitService(operation.component(),
                                Map.of(operation.component(), Set.of(), fresh(), Set.of(operation.operation())));
            }
            case EXTRACT -> {
                OperationRef operation = operation(document);
                yield operation == null || operation.operation() == null
                        ? null
                        : new BoundaryEdit.ExtractModule(operation.component(), Set.of(operation.operation()), fresh());
            }
            case MOVE_OPERATION -> {
                OperationRef operation = operation(document);
                yield operation == null ? null : new BoundaryEdit.MoveOperation(operation, id(document));
            }
            case EVENT -> event(document);
        };
    }

    /// A call of one service by another is turned into a message.
    private @Nullable Edit event(Document document) {
        for (Map.Entry<ComponentId, Component> caller : document.architecture().components().entrySet()) {
            for (Map.Entry<String, Operation> operation : caller.getValue().operations().entrySet()) {
                for (Step step : operation.getValue().steps()) {
                    if (step instanceof Step.Call call && random.nextBoolean()) {
                        return new BoundaryEdit.CallToEvent(new OperationRef(caller.getKey(), operation.getKey()),
                                call.call(), OperationRef.parse("events-" + number++ + ".messages"));
                    }
                }
            }
        }
        return null;
    }

    private Edit property(Document document) {
        ComponentId id = id(document);
        return switch (random.nextInt(4)) {
            case 0 -> set("components." + id + ".replicas", String.valueOf(1 + random.nextInt(9)));
            case 1 -> set("components." + id + ".container.workers", String.valueOf(1 + random.nextInt(99)));
            case 2 -> set("components." + id + ".description", random.nextBoolean() ? null : "Text " + number++);
            default -> set("name", "Shop " + number++);
        };
    }

    private static Edit set(String path, @Nullable String text) {
        return new Edit.SetProperty(PropertyPath.parse(path), text);
    }

    private Position place() {
        return new Position(random.nextInt(2000), random.nextInt(2000));
    }

    private ComponentId fresh() {
        return new ComponentId("fresh-" + number++);
    }

    private ComponentId id(Document document) {
        return one(List.copyOf(document.architecture().components().keySet()));
    }

    private Component component(Document document) {
        return document.architecture().component(id(document)).orElseThrow();
    }

    private String workload(Document document) {
        return one(List.copyOf(document.workloads().keySet()));
    }

    private @Nullable OperationRef operation(Document document) {
        List<OperationRef> all = document.architecture().components().entrySet().stream()
                .flatMap(entry -> entry.getValue().operations().keySet().stream()
                        .map(name -> new OperationRef(entry.getKey(), name)))
                .toList();
        return all.isEmpty() ? null : one(all);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
