package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.picture.Mark.Anchor;
import dev.archipelago.exporters.picture.Mark.Lettering;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Draws what stands around an architecture: its name above, below what symbols and lines mean.
final class Furnisher {

    private static final double SIGN = 18;
    private static final double SAMPLE = 34;
    private static final double ROW = 26;
    private static final double SIZE = 11;
    private static final double NARROWEST = 420;

    /// A sign with its meaning.
    private record Entry(double sign, String meaning, Consumer<Point> painter) {
        double width() {
            return sign + 7 + Letters.width(meaning, SIZE, false) + 22;
        }
    }

    private final Document document;
    private final Overlay overlay;
    private final Palette palette;
    private final Wording wording;

    Furnisher(Document document, Overlay overlay, Palette palette, Wording wording) {
        this.document = document;
        this.overlay = overlay;
        this.palette = palette;
        this.wording = wording;
    }

    Figure heading(Box below) {
        Pen pen = new Pen();
        double room = Math.max(below.width(), NARROWEST);
        String description = document.description();
        boolean described = description != null && !description.isBlank();
        double y = below.y() - (described ? 44 : 26);
        pen.text(document.name(), new Point(below.x(), y), Anchor.START, new Lettering(20, true, palette.text()), room);
        if (description != null && described) {
            pen.text(description.strip().lines().findFirst().orElse(""), new Point(below.x(), y + 20), Anchor.START,
                    new Lettering(12, false, palette.quiet()), room);
        }
        return new Figure(new Figure.Furniture("heading"), pen.bounds(), document.name(), "", pen.marks());
    }

    Figure legend(Box above, List<Link> links) {
        Pen pen = new Pen();
        double width = Math.max(above.width(), NARROWEST);
        double y = above.bottom() + 30;
        pen.line(Outline.polyline(List.of(new Point(above.x(), y), new Point(above.x() + width, y))),
                Stroke.solid(palette.border(), 1));
        y += 22;
        for (List<Entry> entries : List.of(kinds(pen), lines(pen, links), policies(pen), severities(pen),
                origins(pen))) {
            double x = above.x();
            for (Entry entry : entries) {
                if (x > above.x() && x + entry.width() - 22 > above.x() + width) {
                    x = above.x();
                    y += ROW;
                }
                entry.painter().accept(new Point(x, y));
                pen.text(entry.meaning(), new Point(x + entry.sign() + 7, y + 4), Anchor.START,
                        new Lettering(SIZE, false, palette.quiet()), 400);
                x += entry.width();
            }
            y += entries.isEmpty() ? 0 : ROW;
        }
        return new Figure(new Figure.Furniture("legend"), pen.bounds(), wording.of("legend"), "", pen.marks());
    }

    private List<Entry> kinds(Pen pen) {
        List<Entry> entries = new ArrayList<>();
        for (ComponentKind kind : ComponentKind.values()) {
            if (document.architecture().components().values().stream().map(Component::kind).anyMatch(kind::equals)) {
                Ink ink = overlay.isEmpty() ? palette.kind(kind) : palette.quiet();
                entries.add(new Entry(SIGN, wording.of(kind),
                        at -> pen.symbol(Symbols.of(kind), new Point(at.x(), at.y() - SIGN / 2), SIGN, ink)));
            }
        }
        return entries;
    }

    private List<Entry> lines(Pen pen, List<Link> links) {
        LineArtist artist = new LineArtist(palette, wording);
        List<Entry> entries = new ArrayList<>();
        for (LinkStyle style : LinkStyle.values()) {
            if (links.stream().map(LinkStyle::of).anyMatch(style::equals)) {
                entries.add(new Entry(SAMPLE, wording.of(style), at -> {
                    artist.stroke(pen, style, List.of(at, at.translated(SAMPLE, 0)), palette.line(), style.width());
                    pen.at(Detail.ALWAYS);
                }));
            }
        }
        return entries;
    }

    private List<Entry> policies(Pen pen) {
        List<Entry> entries = new ArrayList<>();
        addPolicy(entries, pen, Symbols.CLOCK, "timeout", c -> c.timeout() != null || c.deadline() != null);
        addPolicy(entries, pen, Symbols.RETRY, "attempts", c -> c.retry() != null);
        addPolicy(entries, pen, Symbols.BREAKER, "breaker", c -> c.circuitBreaker() != null);
        return entries;
    }

    private void addPolicy(List<Entry> entries, Pen pen, List<Outline> symbol, String word,
            Predicate<Connection> uses) {
        if (document.architecture().connections().values().stream().anyMatch(uses)) {
            entries.add(new Entry(SIGN - 4, wording.of("policy." + word), at -> pen.symbol(symbol,
                    new Point(at.x(), at.y() - (SIGN - 4) / 2), SIGN - 4, palette.quiet())));
        }
    }

    private List<Entry> severities(Pen pen) {
        List<Entry> entries = new ArrayList<>();
        if (overlay.isEmpty()) {
            return entries;
        }
        for (Severity severity : Severity.values()) {
            if (overlay.components().values().stream().anyMatch(reading -> reading.severity() == severity)) {
                entries.add(new Entry(SIGN - 6, wording.of(severity), at -> Symbols.severity(pen, severity,
                        at.translated(6, 0), 11, palette.status(severity))));
            }
        }
        return entries;
    }

    private List<Entry> origins(Pen pen) {
        List<Entry> entries = new ArrayList<>();
        if (overlay.origin() == Overlay.Origin.ESTIMATED) {
            entries.add(new Entry(SIGN, wording.of("estimated"), at -> pen.text("≈", at.translated(2, 4),
                    Mark.Anchor.START, new Lettering(14, true, palette.text()), SIGN)));
        }
        if (overlay.components().values().stream().anyMatch(reading -> reading.ghost() != null)) {
            entries.add(new Entry(SAMPLE, wording.of("ghost"), at -> pen.line(
                    new Outline.Rounded(new Box(at.x(), at.y() - 3.5, SAMPLE, 7), 3.5),
                    Stroke.solid(palette.text().withOpacity(0.6), 1))));
        }
        return entries;
    }
}
