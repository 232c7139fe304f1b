package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Folding;
import dev.archipelago.exporters.layout.Frame;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.picture.Mark.Anchor;
import dev.archipelago.exporters.picture.Mark.Lettering;
import dev.archipelago.exporters.picture.Stroke.Dash;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Draws a document: frames at the back, then lines, boxes, and texts on lines.
public final class Illustrator {

    private final Document document;
    private final Layout layout;
    private final Folding folding;
    private final Overlay overlay;
    private final Palette palette;
    private final Wording wording;
    private final List<Figure> figures = new ArrayList<>();

    private Illustrator(Document document, Layout layout, Overlay overlay, Palette palette, Wording wording) {
        this.document = document;
        this.layout = layout;
        folding = Folding.of(document);
        this.overlay = folding.isPlain() ? overlay : overlay.folded(folding);
        this.palette = palette;
        this.wording = wording;
    }

    /// The drawing of a document whose components have boxes in the layout; those without are left out.
    public static Drawing draw(Document document, Layout layout, Overlay overlay, Palette palette,
            PictureOptions options) {
        Illustrator illustrator = new Illustrator(document, layout, overlay, palette,
                Wording.in(options.language()));
        return illustrator.draw(options);
    }

    /// What the symbols and lines of such a drawing mean, by itself, in rows of about that width.
    public static Drawing legend(Document document, Overlay overlay, Palette palette, PictureOptions options,
            double width) {
        Wording wording = Wording.in(options.language());
        List<Link> links = Topology.of(document.architecture(), document.workloads()).links();
        Figure legend = new Furnisher(document, overlay, palette, wording).legend(new Box(0, 0, width, 0), links);
        return new Drawing(legend.bounds().grown(options.margin()), palette.surface(), legend.title(), "",
                List.of(legend));
    }

    private Drawing draw(PictureOptions options) {
        layout.frames().forEach(this::addFrame);
        List<Link> links = folding.links();
        addLines(links);
        layout.frames().forEach(this::addFrameTitle);
        addBoxes();
        addLabels(links);
        Furnisher furnisher = new Furnisher(document, overlay, palette, wording);
        if (options.heading()) {
            figures.add(furnisher.heading(bounds()));
        }
        if (options.legend() && !figures.isEmpty()) {
            figures.add(furnisher.legend(bounds(), links));
        }
        int connections = links.size();
        return new Drawing(bounds().grown(options.margin()), palette.ground(), document.name(),
                wording.of("boxes", layout.boxes().size(), connections), figures);
    }

    private Box bounds() {
        return figures.stream().map(Figure::bounds).reduce(Box::union).orElse(new Box(0, 0, 0, 0));
    }

    private void addFrame(Frame frame) {
        Pen pen = new Pen();
        Outline.Rounded outline = new Outline.Rounded(frame.box(), 14);
        pen.shape(outline, palette.line().withOpacity(palette.isDark() ? 0.07 : 0.06),
                new Stroke(palette.frame(), 1.25, Dash.SOLID));
        figures.add(new Figure(new Figure.OfGroup(frame.id()), pen.bounds(), wording.of("group", frame.title()), "",
                pen.marks()));
    }

    /// Above the lines, which may run through a frame.
    private void addFrameTitle(Frame frame) {
        Pen pen = new Pen().at(Detail.NEAR);
        Point at = new Point(frame.box().x() + 16, frame.box().y() + 23);
        Lettering lettering = new Lettering(12, true, palette.quiet());
        double width = Math.min(frame.box().width() - 32, Letters.width(frame.title(), lettering.size(), true));
        pen.fill(new Outline.Rounded(new Box(at.x() - 5, at.y() - 13, width + 10, 18), 5),
                palette.ground().mixed(palette.line(), 0.06));
        pen.text(frame.title(), at, Anchor.START, lettering, width);
        figures.add(new Figure(new Figure.OfGroup(frame.id()), pen.bounds(), "", "", pen.marks()));
    }

    private void addLines(List<Link> links) {
        LineArtist artist = new LineArtist(palette, wording);
        for (Link link : links) {
            layout.route(link.id()).ifPresent(route -> figures
                    .add(artist.draw(link, route, overlay.connections().get(link.id()))));
        }
    }

    private void addBoxes() {
        BoxArtist artist = new BoxArtist(palette, wording, overlay);
        document.architecture().components().forEach((id, component) -> layout.box(id).ifPresent(
                box -> figures.add(artist.draw(id, component, box, overlay.components().get(id)))));
        GroupArtist groups = new GroupArtist(palette, wording);
        folding.groups().forEach((id, group) -> layout.box(id).ifPresent(
                box -> figures.add(groups.draw(id, group, box, overlay.components().get(id)))));
    }

    private void addLabels(List<Link> links) {
        LabelArtist artist = new LabelArtist(palette, layout);
        for (Link link : links) {
            Optional<Figure> label = layout.route(link.id()).flatMap(route -> artist.draw(route,
                    document.architecture().connections().get(link.id()), overlay.connections().get(link.id()),
                    folding.behind(link.id()).size()));
            label.ifPresent(figures::add);
        }
    }
}
