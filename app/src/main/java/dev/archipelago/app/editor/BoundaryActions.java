package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.stage.Window;

/// Draws the boundaries of services elsewhere, each time with a preview and as one step that can be undone.
final class BoundaryActions {
    private final EditedDocument edited;
    private final Messages messages;
    private final Window owner;
    private final Consumer<String> say;

    /// A call that can become a message.
    private record Call(OperationRef caller, OperationRef callee) {
        @Override
        public String toString() {
            return caller + " → " + callee;
        }
    }

    BoundaryActions(EditedDocument edited, Messages messages, Window owner, Consumer<String> say) {
        this.edited = edited;
        this.messages = messages;
        this.owner = owner;
        this.say = say;
    }

    /// Whether at least two services are selected and nothing else.
    BooleanBinding mergeable() {
        return when(() -> services().size() > 1 && services().size() == edited.selection().components().size());
    }

    /// Whether one service with several operations is selected.
    BooleanBinding divisible() {
        return when(() -> services().size() == 1 && operations(services().getFirst()).size() > 1);
    }

    /// Whether one service is selected that does something, and there is another to do it.
    BooleanBinding movable() {
        return when(() -> services().size() == 1 && !operations(services().getFirst()).isEmpty()
                && others(services().getFirst()).size() > 0);
    }

    /// Whether calls go over the selected connections, or out of the selected services.
    BooleanBinding eventable() {
        return when(() -> !calls().isEmpty());
    }

    private BooleanBinding when(Callable<Boolean> condition) {
        return Bindings.createBooleanBinding(condition, edited.selectionProperty(), edited.documentProperty());
    }

    private Document document() {
        return edited.document();
    }

    private List<ComponentId> services() {
        return edited.selection().components().stream().filter(this::isService).toList();
    }

    private boolean isService(ComponentId id) {
        return document().architecture().component(id).map(Component::kind)
                .filter(kind -> kind == ComponentKind.SERVICE || kind == ComponentKind.GATEWAY).isPresent();
    }

    private List<ComponentId> others(ComponentId service) {
        return document().architecture().components().keySet().stream()
                .filter(id -> !id.equals(service) && isService(id)).toList();
    }

    private List<String> operations(ComponentId service) {
        return document().architecture().component(service).stream()
                .flatMap(component -> component.operations().keySet().stream()).toList();
    }

    private List<Call> calls() {
        Set<Call> calls = new LinkedHashSet<>();
        Selection selection = edited.selection();
        document().architecture().components().forEach((id, component) -> component.operations()
                .forEach((name, operation) -> operation.steps().stream().flatMap(Step::all).forEach(step -> {
                    if (step instanceof Step.Call call && isService(call.call().component())
                            && (selection.components().contains(id)
                                    || selection.connections()
                                            .contains(new ConnectionId(id, call.call().component())))) {
                        calls.add(new Call(new OperationRef(id, name), call.call()));
                    }
                })));
        return List.copyOf(calls);
    }

    void merge() {
        List<ComponentId> services = services();
        TextField into = field("boundary-into", services.getFirst().value());
        ask("boundary.merge", form(row("boundary.into", into)),
                () -> new BoundaryEdit.MergeServices(services, ComponentId.parse(into.getText())), into);
    }

    void split() {
        ComponentId service = services().getFirst();
        List<CheckBox> chosen = choices(service);
        TextField into = field("boundary-into", fresh(service + "-2"));
        ask("boundary.split", form(row("boundary.operations", pane(chosen)), row("boundary.part", into)),
                () -> new BoundaryEdit.SplitService(service, parts(service, into, names(chosen))), into, chosen);
    }

    private static Map<ComponentId, Set<String>> parts(ComponentId service, TextField into, Set<String> moving) {
        return Ordered.with(Ordered.with(Ordered.of(), service, Set.of()), ComponentId.parse(into.getText()), moving);
    }

    void extract() {
        ComponentId service = services().getFirst();
        List<CheckBox> chosen = choices(service);
        TextField into = field("boundary-into", fresh(service + "-module"));
        ask("boundary.extract", form(row("boundary.operations", pane(chosen)), row("boundary.part", into)),
                () -> new BoundaryEdit.ExtractModule(service, names(chosen), ComponentId.parse(into.getText())), into,
                chosen);
    }

    void move() {
        ComponentId service = services().getFirst();
        ComboBox<String> operation = choice("boundary-operation", operations(service));
        ComboBox<ComponentId> to = choice("boundary-to", others(service));
        ask("boundary.move", form(row("boundary.operation", operation), row("boundary.to", to)),
                () -> new BoundaryEdit.MoveOperation(new OperationRef(service, operation.getValue()), to.getValue()),
                operation, to);
    }

    void event() {
        ComboBox<Call> call = choice("boundary-call", calls());
        String name = call.getValue().callee().operation();
        TextField channel = field("boundary-channel",
                broker() + "." + (name == null ? call.getValue().callee().component() : name));
        ask("boundary.event", form(row("boundary.call", call), row("boundary.channel", channel)),
                () -> new BoundaryEdit.CallToEvent(call.getValue().caller(), call.getValue().callee(),
                        OperationRef.parse(channel.getText())),
                call, channel);
    }

    private String broker() {
        return document().architecture().components().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == ComponentKind.BROKER).map(entry -> entry.getKey().value())
                .findFirst().orElse("events");
    }

    private String fresh(String wanted) {
        String id = wanted.substring(0, Math.min(60, wanted.length()));
        for (int i = 2; document().architecture().components().containsKey(new ComponentId(id)); i++) {
            id = wanted.substring(0, Math.min(58, wanted.length())) + "-" + i;
        }
        return id;
    }

    private List<CheckBox> choices(ComponentId service) {
        List<String> operations = operations(service);
        List<CheckBox> boxes = new ArrayList<>();
        operations.forEach(operation -> {
            CheckBox box = new CheckBox(operation);
            box.setMnemonicParsing(false);
            box.setId("boundary-operation-" + operation);
            box.setSelected(operation.equals(operations.getLast()));
            boxes.add(box);
        });
        return boxes;
    }

    private static FlowPane pane(List<CheckBox> boxes) {
        FlowPane pane = new FlowPane(12, 6);
        pane.getChildren().setAll(boxes);
        pane.setPrefWrapLength(480);
        return pane;
    }

    private static Set<String> names(List<CheckBox> boxes) {
        Set<String> names = new LinkedHashSet<>();
        boxes.stream().filter(CheckBox::isSelected).forEach(box -> names.add(box.getText()));
        if (names.isEmpty()) {
            throw new NotationException("", "at least one operation");
        }
        return names;
    }

    private static TextField field(String id, String text) {
        TextField field = new TextField(text);
        field.setId(id);
        return field;
    }

    private static <T> ComboBox<T> choice(String id, List<T> values) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setValue(values.getFirst());
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    private Node[] row(String key, Node field) {
        Label label = new Label(messages.text(key));
        label.setLabelFor(field);
        field.setAccessibleText(label.getText());
        return new Node[]{label, field};
    }

    private static GridPane form(Node[]... rows) {
        GridPane grid = new GridPane(12, 8);
        for (int i = 0; i < rows.length; i++) {
            grid.addRow(i, rows[i]);
            GridPane.setHgrow(rows[i][1], Priority.ALWAYS);
        }
        return grid;
    }

    private void ask(String titleKey, Node form, Supplier<BoundaryEdit> wish, Object... fields) {
        BoundaryDialog dialog = new BoundaryDialog(owner, messages, document(), messages.text(titleKey), form, wish);
        Stream.of(fields).flatMap(field -> field instanceof List<?> list ? list.stream() : Stream.of(field))
                .forEach(field -> listen(field, dialog));
        dialog.ask().ifPresent(edit -> edited.apply(name(edit), edit).map(messages::text)
                .ifPresentOrElse(say, () -> select(edit)));
    }

    private static void listen(Object field, BoundaryDialog dialog) {
        switch (field) {
            case TextField text -> text.textProperty().addListener((_, _, _) -> dialog.refresh());
            case CheckBox box -> box.selectedProperty().addListener((_, _, _) -> dialog.refresh());
            case ComboBox<?> box -> box.valueProperty().addListener((_, _, _) -> dialog.refresh());
            default -> throw new IllegalArgumentException("expected a field that can change, not " + field);
        }
    }

    private String name(BoundaryEdit edit) {
        return switch (edit) {
            case BoundaryEdit.MergeServices e -> messages.text("edit.merge-services", e.into());
            case BoundaryEdit.SplitService e -> messages.text("edit.split-service", e.service());
            case BoundaryEdit.ExtractModule e -> messages.text("edit.extract-module", e.into());
            case BoundaryEdit.MoveOperation e -> messages.text("edit.move-operation", e.operation(), e.to());
            case BoundaryEdit.CallToEvent e -> messages.text("edit.call-to-event", e.callee());
        };
    }

    /// What came of it.
    private void select(BoundaryEdit edit) {
        edited.select(switch (edit) {
            case BoundaryEdit.MergeServices e -> Selection.of(e.into());
            case BoundaryEdit.SplitService e -> Selection.of(List.copyOf(e.parts().keySet()).getLast());
            case BoundaryEdit.ExtractModule e -> Selection.of(e.into());
            case BoundaryEdit.MoveOperation e -> Selection.of(e.to());
            case BoundaryEdit.CallToEvent e -> Selection.of(e.channel().component());
        });
    }
}
