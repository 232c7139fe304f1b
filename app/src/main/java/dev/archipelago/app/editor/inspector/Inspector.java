package dev.archipelago.app.editor.inspector;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.shape.MapShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.Shapes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// Every property of what is selected, each with its meaning, unit and default; of the document when nothing is.
public final class Inspector {
    private final FormContext context;
    private final EditedDocument edited;
    private final Messages messages;
    private final VBox content = new VBox();
    private final ScrollPane node = new ScrollPane(content);
    private final List<FormPart> parts = new ArrayList<>();
    private Selection shown = Selection.NONE;
    private Set<ComponentKind> shownKinds = Set.of();
    private final ReadOnlyObjectWrapper<Optional<Pointer>> focused = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Label title = new Label();
    private final Label subtitle = new Label();

    public Inspector(Messages messages, EditedDocument edited) {
        this.messages = messages;
        this.edited = edited;
        this.context = new FormContext(messages, edited);
        content.getStyleClass().add(Styles.INSPECTOR);
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.getStyleClass().addAll(Styles.SIDE_PANE, "edge-to-edge");
        node.setId("inspector");
        title.getStyleClass().add(Styles.INSPECTOR_TITLE);
        subtitle.getStyleClass().add(Styles.INSPECTOR_SUBTITLE);
        edited.documentProperty().addListener((_, _, _) -> update());
        edited.selectionProperty().addListener((_, _, _) -> update());
        edited.readOnlyProperty().addListener((_, _, _) -> update());
        rebuild(Selection.NONE, Set.of());
        followFocus();
    }

    public Node node() {
        return node;
    }

    /// Every field and section that is there to be gone to, in the order in which they stand.
    public List<Place> places() {
        return Place.in(content);
    }

    /// The part of the document whose fields have the keys; empty when they are elsewhere.
    public ReadOnlyObjectProperty<Optional<Pointer>> focusedProperty() {
        return focused.getReadOnlyProperty();
    }

    /// Does this when somebody wants the sequence of an operation.
    public void onSequence(Consumer<OperationRef> show) {
        context.onSequence(show);
    }

    /// Opens the sections that lead to a part of what is shown, and brings it into view.
    public void open(Pointer pointer) {
        Place.sectionTo(content, pointer).ifPresent(Place::reveal);
    }

    private void followFocus() {
        node.focusWithinProperty()
                .addListener((_, _, within) -> focused.set(within ? focusedPart() : Optional.empty()));
        node.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                scene.focusOwnerProperty().addListener(_ -> focused.set(focusedPart()));
            }
        });
    }

    private Optional<Pointer> focusedPart() {
        Node at = node.getScene() == null || !node.isFocusWithin() ? null : node.getScene().getFocusOwner();
        while (at != null && !(at.getUserData() instanceof Pointer)) {
            at = at.getParent();
        }
        return Optional.ofNullable(at).map(Node::getUserData).map(Pointer.class::cast);
    }

    private void update() {
        Selection selection = edited.selection().within(edited.document());
        Set<ComponentKind> kinds = kinds(selection);
        if (selection.equals(shown) && kinds.equals(shownKinds)) {
            describe();
            parts.forEach(FormPart::refresh);
        } else {
            rebuild(selection, kinds);
        }
    }

    private Set<ComponentKind> kinds(Selection selection) {
        Set<ComponentKind> kinds = EnumSet.noneOf(ComponentKind.class);
        selection.components()
                .forEach(id -> edited.document().architecture().component(id).ifPresent(c -> kinds.add(c.kind())));
        return kinds;
    }

    private void rebuild(Selection selection, Set<ComponentKind> kinds) {
        shown = selection;
        shownKinds = kinds;
        parts.clear();
        content.getChildren().setAll(header());
        if (!selection.components().isEmpty()) {
            showComponents(List.copyOf(selection.components()), kinds);
        } else if (!selection.connections().isEmpty()) {
            showConnections(List.copyOf(selection.connections()));
        } else {
            showDocument();
        }
        describe();
        node.setVvalue(0);
    }

    private void showComponents(List<ComponentId> ids, Set<ComponentKind> kinds) {
        Subject subject = new Subject(ids.stream().map(id -> Pointer.of("components", id.value())).toList());
        List<String> first = Layout.first(kinds);
        fields(subject, entry("components"), first);
        rest(subject, entry("components"), first, key -> Layout.concerns(kinds, key) || isGiven(ids, key));
        presets("preset.calls", () -> callsOf(ids));
    }

    private void presets(String title, Supplier<List<ConnectionId>> connections) {
        PresetSection presets = new PresetSection(context, messages.text(title), connections);
        parts.add(presets);
        content.getChildren().add(presets.node());
    }

    private List<ConnectionId> callsOf(List<ComponentId> callers) {
        Document document = edited.document();
        return Topology.of(document.architecture(), document.workloads()).links().stream().map(Link::id)
                .filter(id -> callers.contains(id.from())).toList();
    }

    /// A part that does not concern the kind is shown all the same when it is given.
    private boolean isGiven(List<ComponentId> ids, String key) {
        return ids.size() == 1 && edited.document().architecture().component(ids.getFirst())
                .map(component -> entry("components").values(component).get(key))
                .filter(value -> !(value instanceof Map<?, ?> map && map.isEmpty())).isPresent();
    }

    private void showConnections(List<ConnectionId> ids) {
        if (ids.size() == 1) {
            show(List.of(new EndField(messages, edited, ids.getFirst(), false),
                    new EndField(messages, edited, ids.getFirst(), true)));
        }
        Subject subject = new Subject(ids.stream().map(id -> Pointer.of("connections", id.toString())).toList());
        fields(subject, entry("connections"), Layout.CONNECTION_FIRST);
        presets("preset.title", () -> ids);
        rest(subject, entry("connections"), Layout.CONNECTION_FIRST, _ -> true);
    }

    private void showDocument() {
        Subject subject = Subject.of(Pointer.ROOT);
        fields(subject, Shapes.DOCUMENT, Layout.DOCUMENT_FIRST);
        rest(subject, Shapes.DOCUMENT, Layout.DOCUMENT_FIRST, key -> !Layout.DOCUMENT_HIDDEN.contains(key));
    }

    private static ObjectShape entry(String map) {
        return (ObjectShape) ((MapShape) Shapes.DOCUMENT.part(map).orElseThrow().shape()).value();
    }

    private void fields(Subject subject, ObjectShape shape, List<String> paths) {
        show(Form.fields(context, subject, shape, paths));
    }

    private void show(List<? extends FormPart> fields) {
        VBox box = new VBox();
        box.getStyleClass().add(Styles.FIELD_SET);
        for (FormPart field : fields) {
            parts.add(field);
            box.getChildren().add(field.node());
        }
        content.getChildren().add(box);
    }

    private void rest(Subject subject, ObjectShape shape, List<String> first, Predicate<String> shownKey) {
        Set<String> above = new HashSet<>(first);
        Form form = new Form(context, subject, shape,
                path -> !above.contains(path) && shownKey.test(path.split("\\.")[0]));
        parts.add(form);
        content.getChildren().add(form.node());
    }

    private HBox header() {
        VBox texts = new VBox(title, subtitle);
        HBox header = new HBox(10, Icons.of(icon(), 22), texts);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add(Styles.PANE_HEADER);
        return header;
    }

    private Ikon icon() {
        if (shown.components().size() > 1) {
            return MaterialDesignC.CHECKBOX_MULTIPLE_MARKED_OUTLINE;
        }
        if (!shown.components().isEmpty()) {
            return Icons.of(shownKinds.iterator().next());
        }
        return shown.connections().isEmpty() ? MaterialDesignF.FILE_OUTLINE : MaterialDesignV.VECTOR_POLYLINE;
    }

    /// Whether what is shown may not be changed.
    private boolean isLocked() {
        List<ComponentId> locked = edited.document().diagramOrDefault().locked();
        return edited.readOnlyProperty().get() || shown.components().stream().anyMatch(locked::contains)
                || shown.connections().stream().map(ConnectionId::from).anyMatch(locked::contains);
    }

    private void showLock() {
        boolean locked = isLocked();
        content.getChildren().stream().skip(1).forEach(part -> part.setDisable(locked));
        if (locked) {
            subtitle.setText(subtitle.getText() + "  ·  " + messages.text("lock.locked"));
        }
    }

    private void describe() {
        describeShown();
        showLock();
    }

    private void describeShown() {
        Document document = edited.document();
        if (shown.components().size() == 1) {
            ComponentId id = shown.components().iterator().next();
            Component component = document.architecture().component(id).orElseThrow();
            String name = component.name();
            title.setText(name == null ? id.value() : name);
            subtitle.setText(messages.text("kind." + component.kind().name()) + "  ·  " + id);
        } else if (!shown.components().isEmpty()) {
            title.setText(messages.text("inspector.several", shown.components().size()));
            subtitle.setText(messages.text("inspector.common"));
        } else if (shown.connections().size() == 1) {
            ConnectionId id = shown.connections().iterator().next();
            title.setText(id.from() + " → " + id.to());
            subtitle.setText(messages.text("inspector.connection"));
        } else if (!shown.connections().isEmpty()) {
            title.setText(messages.text("inspector.several-connections", shown.connections().size()));
            subtitle.setText(messages.text("inspector.common"));
        } else {
            title.setText(document.name());
            subtitle.setText(Stream.of(
                    messages.text("inspector.components", document.architecture().components().size()),
                    messages.text("inspector.workloads", document.workloads().size()))
                    .reduce((a, b) -> a + "  ·  " + b).orElse(""));
        }
    }
}
