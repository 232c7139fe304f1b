package dev.archipelago.app.editor.outline;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.layout.Grouping;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.GroupBy;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The outline of one version of a document, in its order. Branches that a change leaves alone are those of the version before, so
/// that they need not be looked into.
final class Growth {
    private final Document document;
    private final Messages messages;
    private final Map<ComponentId, List<ComponentId>> calls;
    private final Map<ComponentId, Branch> components = new HashMap<>();
    private final Branch outline;

    /// @param before branches of components, which are taken over where they are the same
    private Growth(Document document, Messages messages, Map<ComponentId, Branch> before) {
        this.document = document;
        this.messages = messages;
        calls = calls(document);
        outline = all(before);
    }

    /// May be called on any thread.
    static Growth of(Document document, Messages messages) {
        return new Growth(document, messages, Map.of());
    }

    Branch outline() {
        return outline;
    }

    /// The outline after a change; this very one where the change is not to be seen in it, as when something is moved.
    Growth after(Document changed) {
        return isSeenAlike(changed) ? this : new Growth(changed, messages, components);
    }

    @SuppressWarnings("ReferenceEquality") // versions share what was not changed
    private boolean isSeenAlike(Document changed) {
        GroupBy groupBy = Grouping.by(document);
        boolean framedAlike = groupBy == Grouping.by(changed) && (groupBy != GroupBy.NAMESPACE
                || document.platform() == changed.platform() && document.name().equals(changed.name()));
        return framedAlike && document.architecture() == changed.architecture()
                && document.workloads() == changed.workloads() && document.objectives() == changed.objectives()
                && document.scenarios() == changed.scenarios();
    }

    private static Map<ComponentId, List<ComponentId>> calls(Document document) {
        Map<ComponentId, List<ComponentId>> calls = new HashMap<>();
        for (Link link : Topology.of(document.architecture(), document.workloads()).links()) {
            calls.computeIfAbsent(link.from(), _ -> new ArrayList<>()).add(link.to());
        }
        return calls;
    }

    private Branch all(Map<ComponentId, Branch> before) {
        Twig root = new Twig(new Line(new Row.All(), "", Line.Meaning.NONE, MaterialDesignF.FILE_OUTLINE));
        Map<String, Twig> frames = new LinkedHashMap<>();
        document.architecture().components().forEach((id, component) -> {
            Twig parent = root;
            List<String> path = Grouping.path(document, id);
            for (int depth = 1; depth <= path.size(); depth++) {
                parent = frame(frames, parent, path.subList(0, depth));
            }
            Branch made = component(id, component);
            Branch same = made.equals(before.get(id)) ? Objects.requireNonNull(before.get(id)) : made;
            components.put(id, same);
            parent.children.add(same);
        });
        section(root, "workloads", document.workloads().keySet(), MaterialDesignA.ACCOUNT_GROUP_OUTLINE);
        section(root, "objectives", document.objectives().keySet(), MaterialDesignT.TARGET);
        section(root, "scenarios", document.scenarios().keySet(), MaterialDesignF.FLASH_OUTLINE);
        return root.grown();
    }

    private static Twig frame(Map<String, Twig> frames, Twig parent, List<String> path) {
        return frames.computeIfAbsent(Grouping.id(path), id -> {
            Twig made = new Twig(new Line(new Row.OfFrame(id), path.getLast(), Line.Meaning.of("outline.frame"),
                    MaterialDesignS.SELECT_GROUP));
            parent.children.add(made);
            return made;
        });
    }

    private Branch component(ComponentId id, Component component) {
        List<ComponentId> called = calls.getOrDefault(id, List.of());
        List<Contents.Callee> callees = new ArrayList<>(called.size());
        called.forEach(callee -> callees.add(new Contents.Callee(callee, name(callee))));
        String name = name(id);
        return Branch.of(
                new Line(new Row.OfComponent(id), name,
                        Line.Meaning.of("outline.component", messages.text("kind." + component.kind()),
                                component.operations().size(), called.size()),
                        Icons.of(component.kind())),
                new Contents(id, name, List.copyOf(component.operations().keySet()), callees));
    }

    private void section(Twig root, String key, Collection<String> ids, Ikon icon) {
        if (ids.isEmpty()) {
            return;
        }
        Twig made = new Twig(new Line(new Row.OfSection(key), messages.text("key." + key),
                Line.Meaning.of("outline.section", ids.size()), icon));
        ids.forEach(id -> made.children.add(Branch.of(
                new Line(new Row.OfEntry(key, id), id, Line.Meaning.of("outline.entry." + key), icon), List.of())));
        root.children.add(made);
    }

    private String name(ComponentId id) {
        Component component = document.architecture().components().get(id);
        return component == null ? id.value() : Objects.requireNonNullElse(component.name(), id.value());
    }

    /// A branch while it grows; of components they are whole at once.
    private static final class Twig {
        private final Line line;
        private final List<Object> children = new ArrayList<>();

        Twig(Line line) {
            this.line = line;
        }

        Branch grown() {
            return Branch.of(line, children.stream()
                    .map(child -> child instanceof Twig twig ? twig.grown() : (Branch) child).toList());
        }
    }
}
