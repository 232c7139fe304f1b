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
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.PictureOptions;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Fragment;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The drawing as it was seen in the window at a moment, with heading and legend, to be taken away: the same places, colours,
/// language, numbers of the last run, and what a question has left faint.
///
/// Nothing is drawn before it is asked for, on whatever thread that is, since it takes a while where there is much.
///
/// @param seen where everything was; empty where the window was not ready yet
/// @param emphasis what counted, groups not folded
record SeenDrawing(Document document, Optional<Layout> seen, Overlay overlay, Emphasis emphasis, Palette palette,
        Locale language) {

    /// What is seen now; to be called on the window's thread.
    static SeenDrawing of(DiagramCanvas canvas, Messages messages) {
        return new SeenDrawing(canvas.documentProperty().get(),
                canvas.arrangingProperty().get() ? Optional.empty() : Optional.of(canvas.layoutShown()),
                canvas.overlayProperty().get(), canvas.emphasisProperty().get(), canvas.paletteProperty().get(),
                messages.locale());
    }

    /// Where everything is; laid out anew where the window was not ready yet.
    Layout layout() {
        Set<ComponentId> boxes = Set.copyOf(Folding.of(document).boxes());
        return seen.filter(there -> there.boxes().keySet().equals(boxes)).orElseGet(() -> AutoLayout.of(document));
    }

    /// All of it.
    Drawing whole() {
        return emphasis.folded(Folding.of(document)).of(draw(document, layout(), overlay));
    }

    /// Only some components, where they are, with the connections between them and the frames all of whose boxes are there.
    Drawing part(Set<ComponentId> ids) {
        Layout layout = layout();
        Document part = document(ids, layout);
        Set<ComponentId> boxes = new HashSet<>(Folding.of(part).boxes());
        return draw(part, part(layout, boxes), overlay.within(ids));
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

    private Document document(Set<ComponentId> ids, Layout layout) {
        Diagram own = document.diagramOrDefault();
        var places = new LinkedHashMap<>(own.positions());
        places.putAll(layout.positions());
        places.keySet().retainAll(document.architecture().components().keySet());
        Document part = Fragment.of(document, ids, places).document();
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

    private Drawing draw(Document drawn, Layout layout, Overlay readings) {
        return Illustrator.draw(drawn, layout, readings, palette, PictureOptions.COMPLETE.withLanguage(language));
    }
}
