package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Folding;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What of a drawing counts just now: the rest is faint, or is not there.
///
/// A connection counts as well when both of its ends do.
///
/// @param isAll whether nothing is left behind
/// @param hides whether the rest is not there at all
public record Emphasis(Set<ComponentId> components, Set<ConnectionId> connections, boolean isAll, boolean hides) {

    /// Everything counts.
    public static final Emphasis ALL = new Emphasis(Set.of(), Set.of(), true, false);

    private static final double FAINT = 0.28;

    public Emphasis {
        components = Set.copyOf(components);
        connections = Set.copyOf(connections);
    }

    public static Emphasis on(Set<ComponentId> components, Set<ConnectionId> connections, boolean hides) {
        return new Emphasis(components, connections, false, hides);
    }

    /// With the boxes of collapsed groups of whose members one counts, and joined connectors of whose connections one does.
    public Emphasis folded(Folding folding) {
        if (isAll || folding.isPlain()) {
            return this;
        }
        Set<ComponentId> boxes = new HashSet<>(components);
        folding.groups().forEach((box, group) -> {
            if (group.members().stream().anyMatch(components::contains)) {
                boxes.add(box);
            }
        });
        Set<ConnectionId> lines = new HashSet<>(connections);
        folding.joined().forEach((line, links) -> {
            if (links.stream().anyMatch(this::counts)) {
                lines.add(line);
            }
        });
        return new Emphasis(boxes, lines, false, hides);
    }

    /// The drawing as it looks then.
    public Drawing of(Drawing drawing) {
        if (isAll) {
            return drawing;
        }
        List<Figure> figures = drawing.figures().stream().filter(figure -> !hides || counts(figure.subject()))
                .map(figure -> counts(figure.subject()) ? figure : faint(figure)).toList();
        return new Drawing(drawing.bounds(), drawing.ground(), drawing.title(), drawing.description(), figures);
    }

    /// Whether it is neither faint nor hidden.
    public boolean counts(Figure.Subject subject) {
        return isAll || switch (subject) {
            case Figure.OfComponent of -> components.contains(of.id());
            case Figure.OfConnection of -> counts(of.id());
            case Figure.OfLabel of -> counts(of.id());
            case Figure.OfGroup _,Figure.OfMessage _,Figure.Furniture _ -> true;
        };
    }

    private boolean counts(ConnectionId id) {
        return connections.contains(id) || components.contains(id.from()) && components.contains(id.to());
    }

    private static Figure faint(Figure figure) {
        return new Figure(figure.subject(), figure.bounds(), figure.title(), figure.description(),
                figure.marks().stream().map(Emphasis::faint).toList());
    }

    private static Mark faint(Mark mark) {
        return switch (mark) {
            case Mark.Shape shape -> {
                Ink fill = shape.fill();
                Stroke stroke = shape.stroke();
                yield new Mark.Shape(shape.outline(), fill == null ? null : faint(fill),
                        stroke == null ? null : new Stroke(faint(stroke.ink()), stroke.width(), stroke.dash()),
                        shape.detail());
            }
            case Mark.Text text -> new Mark.Text(text.content(), text.at(), text.anchor(),
                    text.lettering().withInk(faint(text.lettering().ink())), text.width(), text.detail());
        };
    }

    private static Ink faint(Ink ink) {
        return ink.withOpacity(ink.opacity() * FAINT);
    }
}
