package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Folding;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Route;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Emphasis;
import dev.archipelago.exporters.picture.Illustrator;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.PictureOptions;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Fragment;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The drawing as it is seen in the window just now, with heading and legend, to be taken away: the same places, colours,
/// language, numbers of the last run, and what a question has left faint.
final class SeenDrawing {
    private final DiagramCanvas canvas;
    private final Messages messages;

    SeenDrawing(DiagramCanvas canvas, Messages messages) {
        this.canvas = canvas;
        this.messages = messages;
    }

    Document document() {
        return canvas.documentProperty().get();
    }

    /// Where everything is; laid out anew where the window is not ready yet.
    Layout layout() {
        Layout seen = canvas.layoutShown();
        Folding folding = Folding.of(document());
        return !canvas.arrangingProperty().get() && seen.boxes().keySet().equals(Set.copyOf(folding.boxes()))
                ? seen
                : AutoLayout.of(document());
    }

    /// All of it.
    Drawing whole() {
        Emphasis emphasis = canvas.emphasisProperty().get().folded(Folding.of(document()));
        return emphasis.of(draw(document(), layout(), canvas.overlayProperty().get()));
    }

    /// Only some components, where they are, with the connections between them and the frames all of whose boxes are there.
    Drawing part(Set<ComponentId> ids) {
        Document part = document(ids);
        Set<ComponentId> boxes = new HashSet<>(Folding.of(part).boxes());
        return draw(part, part(layout(), boxes), canvas.overlayProperty().get().within(ids));
    }

    /// The components that are selected, and those at the ends of connections that are.
    static Set<ComponentId> components(Selection selection) {
        Set<ComponentId> ids = new LinkedHashSet<>(selection.components());
        selection.connections().forEach(id -> {
            ids.add(id.from());
            ids.add(id.to());
        });
        return ids;
    }

    private Document document(Set<ComponentId> ids) {
        Diagram own = document().diagramOrDefault();
        Document part = Fragment.of(document(), ids, canvas.places()).document();
        return part.withDiagram(part.diagramOrDefault().withGroupBy(own.groupBy()).withCollapsed(own.collapsed()));
    }

    private static Layout part(Layout layout, Set<ComponentId> boxes) {
        Map<ComponentId, Box> places = new LinkedHashMap<>(layout.boxes());
        places.keySet().retainAll(boxes);
        Map<ConnectionId, Route> routes = new LinkedHashMap<>(layout.routes());
        routes.keySet().removeIf(id -> !boxes.contains(id.from()) || !boxes.contains(id.to()));
        return new Layout(places,
                layout.frames().stream().filter(frame -> boxes.containsAll(frame.members())).toList(), routes);
    }

    private Drawing draw(Document document, Layout layout, Overlay overlay) {
        return Illustrator.draw(document, layout, overlay, canvas.paletteProperty().get(),
                PictureOptions.COMPLETE.withLanguage(messages.locale()));
    }
}
