package dev.archipelago.app.editor.outline;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.layout.Grouping;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// A row of the outline with those below it: frames hold components, components their operations and what they call.
record Branch(Line line, List<Branch> children) {
    Branch {
        children = List.copyOf(children);
    }

    Row row() {
        return line.row();
    }

    /// The outline of a document, in its order.
    static Branch of(Document document, Messages messages) {
        return new Growth(document, messages).all();
    }

    private static final class Growth {
        private final Document document;
        private final Messages messages;
        private final Map<ComponentId, List<Link>> calls;

        Growth(Document document, Messages messages) {
            this.document = document;
            this.messages = messages;
            calls = Topology.of(document.architecture(), document.workloads()).links().stream()
                    .collect(Collectors.groupingBy(Link::from));
        }

        Branch all() {
            Twig root = new Twig(new Line(new Row.All(), document.name(), "", MaterialDesignF.FILE_OUTLINE));
            Map<String, Twig> frames = new LinkedHashMap<>();
            document.architecture().components().forEach((id, component) -> {
                Twig parent = root;
                List<String> path = Grouping.path(document, id);
                for (int depth = 1; depth <= path.size(); depth++) {
                    parent = frame(frames, parent, path.subList(0, depth));
                }
                parent.children.add(component(id, component));
            });
            section(root, "workloads", document.workloads().keySet(), MaterialDesignA.ACCOUNT_GROUP_OUTLINE);
            section(root, "objectives", document.objectives().keySet(), MaterialDesignT.TARGET);
            section(root, "scenarios", document.scenarios().keySet(), MaterialDesignF.FLASH_OUTLINE);
            return root.grown();
        }

        private Twig frame(Map<String, Twig> frames, Twig parent, List<String> path) {
            return frames.computeIfAbsent(Grouping.id(path), id -> {
                Twig made = new Twig(new Line(new Row.OfFrame(id), path.getLast(), messages.text("outline.frame"),
                        MaterialDesignS.SELECT_GROUP));
                parent.children.add(made);
                return made;
            });
        }

        private Twig component(ComponentId id, Component component) {
            List<Link> called = calls.getOrDefault(id, List.of());
            Twig made = new Twig(new Line(new Row.OfComponent(id), name(id),
                    messages.text("outline.component", messages.text("kind." + component.kind()),
                            component.operations().size(), called.size()),
                    Icons.of(component.kind())));
            component.operations().keySet().forEach(operation -> made.children
                    .add(new Twig(new Line(new Row.OfOperation(id, operation), operation,
                            messages.text("outline.operation"), MaterialDesignC.COG_OUTLINE))));
            called.forEach(link -> made.children.add(connection(link.id())));
            return made;
        }

        private Twig connection(ConnectionId id) {
            return new Twig(new Line(new Row.OfConnection(id), "→ " + name(id.to()),
                    messages.text("outline.connection", name(id.from()), name(id.to())),
                    MaterialDesignA.ARROW_RIGHT));
        }

        private void section(Twig root, String key, Collection<String> ids, Ikon icon) {
            if (ids.isEmpty()) {
                return;
            }
            Twig made = new Twig(new Line(new Row.OfSection(key), messages.text("key." + key),
                    messages.text("outline.section", ids.size()), icon));
            ids.forEach(id -> made.children.add(new Twig(
                    new Line(new Row.OfEntry(key, id), id, messages.text("outline.entry." + key), icon))));
            root.children.add(made);
        }

        private String name(ComponentId id) {
            return document.architecture().component(id)
                    .map(component -> Objects.requireNonNullElse(component.name(), id.value())).orElse(id.value());
        }
    }

    /// A branch while it grows.
    private static final class Twig {
        private final Line line;
        private final List<Twig> children = new ArrayList<>();

        Twig(Line line) {
            this.line = line;
        }

        Branch grown() {
            return new Branch(line, children.stream().map(Twig::grown).toList());
        }
    }
}
