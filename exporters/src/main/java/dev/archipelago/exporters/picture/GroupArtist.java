package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Folding;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.picture.Mark.Anchor;
import dev.archipelago.exporters.picture.Mark.Lettering;
import dev.archipelago.exporters.picture.Overlay.Reading;
import dev.archipelago.model.ComponentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the box of a collapsed group: a pile of cards with its title, how many components it holds, and how well the worst of
/// them is.
final class GroupArtist {
    private static final double RADIUS = 8;
    private static final double INSET = 14;
    private static final double PILE = 5;
    private static final double LARGE = 18;
    private static final double TITLE = 14;
    private static final double SMALL = 11;

    private final Palette palette;
    private final Wording wording;

    GroupArtist(Palette palette, Wording wording) {
        this.palette = palette;
        this.wording = wording;
    }

    Figure draw(ComponentId id, Folding.Group group, Box box, @Nullable Reading worst) {
        Pen pen = new Pen();
        Ink ink = worst == null ? palette.frame() : palette.status(worst.severity());
        Stroke border = Stroke.solid(ink, worst == null || worst.severity().compareTo(Severity.WARNING) < 0 ? 1.25 : 3);
        for (int card = 2; card > 0; card--) {
            pen.shape(new Outline.Rounded(box.translated(card * PILE, -card * PILE), RADIUS),
                    palette.surface().mixed(palette.line(), 0.06), Stroke.solid(palette.border(), 1.25));
        }
        pen.shape(new Outline.Rounded(box, RADIUS), palette.surface().mixed(palette.line(), 0.06), border);
        String members = wording.of("members", group.members().size());
        double room = box.width() - 2 * INSET;
        pen.at(Detail.MIDDLE);
        List<String> lines = Letters.wrapped(group.title(), LARGE, true, room);
        double y = box.middle().y() + LARGE * 0.36 - (lines.size() - 1) * LARGE * 0.6;
        for (String line : lines) {
            pen.text(line, new Point(box.middle().x(), y), Anchor.MIDDLE, new Lettering(LARGE, true, palette.text()),
                    room);
            y += LARGE * 1.2;
        }
        pen.at(Detail.FULL);
        pen.text(group.title(), new Point(box.x() + INSET, box.y() + 30), Anchor.START,
                new Lettering(TITLE, true, palette.text()), room);
        pen.text(members, new Point(box.x() + INSET, box.y() + 50), Anchor.START,
                new Lettering(SMALL, false, palette.quiet()), room);
        if (worst != null) {
            pen.at(Detail.NEAR);
            Symbols.severity(pen, worst.severity(), new Point(box.right() - INSET, box.bottom() - INSET), 11, ink);
        }
        String state = worst == null ? "" : ", " + wording.of(worst.severity());
        return new Figure(new Figure.OfComponent(id), pen.bounds().union(box.grown(4)),
                wording.of("group", group.title()),
                members + state, pen.marks());
    }
}
