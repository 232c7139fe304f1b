package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.picture.Mark.Anchor;
import dev.archipelago.exporters.picture.Mark.Lettering;
import dev.archipelago.exporters.picture.Overlay.Reading;
import dev.archipelago.exporters.picture.Stroke.Dash;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Runtime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// Draws the box of a component: symbol, name, kind, replicas, and below either its resources or what was measured.
final class BoxArtist {

    private static final double RADIUS = 8;
    private static final double INSET = 10;
    private static final double TILE = 29;
    private static final double TITLE = 13;
    private static final double SUBTITLE = 11;
    private static final double SMALL = 10.5;
    private static final double LARGE = 18;
    private static final double LARGE_SHRUNK = 15.5;
    private static final double LARGE_DOUBLE = 14.5;
    private static final double TITLE_SHRUNK = 11.5;
    private static final double HATCH = 9;
    private static final double FAINT = 9.5;

    private final Palette palette;
    private final Wording wording;
    private final boolean measuring;
    private final boolean estimated;

    /// @param overlay what the drawing shows: with measurements hues belong to status, and kinds are grey
    BoxArtist(Palette palette, Wording wording, Overlay overlay) {
        this.palette = palette;
        this.wording = wording;
        this.measuring = !overlay.isEmpty();
        this.estimated = overlay.origin() == Overlay.Origin.ESTIMATED;
    }

    Figure draw(ComponentId id, Component component, Box box, @Nullable Reading reading) {
        Pen pen = new Pen();
        String name = name(id, component);
        body(pen, box, reading);
        Ink hue = measuring ? palette.quiet() : palette.kind(component.kind());
        String footer = reading == null ? resources(component) : "";
        boolean footed = reading != null || !footer.isEmpty();
        far(pen, component, box, hue);
        middle(pen, component, box, name, hue, reading);
        header(pen, component, footed ? box : box.translated(0, 13),
                new Header(name, replicas(component, reading), hue));
        if (reading != null) {
            measurements(pen, box, reading);
        } else if (!footer.isEmpty()) {
            pen.at(Detail.FULL).line(Outline.polyline(List.of(new Point(box.x() + INSET, box.y() + 48.5),
                    new Point(box.right() - INSET, box.y() + 48.5))),
                    Stroke.solid(palette.border().withOpacity(0.7), 1));
            pen.text(footer, new Point(box.x() + INSET, box.y() + 63), Anchor.START,
                    new Lettering(SMALL, false, palette.quiet()), box.width() - 2 * INSET);
        }
        return new Figure(new Figure.OfComponent(id), pen.bounds().union(box.grown(4)), name,
                description(component, reading), pen.marks());
    }

    static String name(ComponentId id, Component component) {
        String name = component.name();
        return name == null || name.isBlank() ? id.value() : name;
    }

    private record Header(String name, String replicas, Ink hue) {}

    private void body(Pen pen, Box box, @Nullable Reading reading) {
        Outline.Rounded card = new Outline.Rounded(box, RADIUS);
        pen.fill(new Outline.Rounded(box.translated(0, 1.5), RADIUS),
                Ink.of(0).withOpacity(palette.isDark() ? 0.35 : 0.07));
        if (reading == null) {
            pen.shape(card, palette.surface(), Stroke.solid(palette.border(), 1.25));
            return;
        }
        Ink ink = palette.status(reading.severity());
        pen.fill(card, palette.surface());
        pen.at(Detail.FAR).fill(card, ink.withOpacity(reading.severity() == Severity.IDLE ? 0.06 : 0.28));
        pen.at(Detail.ALWAYS);
        switch (reading.severity()) {
            case IDLE -> pen.line(card, new Stroke(ink, 1.5, Dash.DASHED));
            case OK -> pen.line(card, Stroke.solid(ink, 1.5));
            case WARNING -> pen.fill(card, ink.withOpacity(0.06)).line(card, Stroke.solid(ink, 2.5));
            case CRITICAL -> hatch(pen.fill(card, ink.withOpacity(0.07)), box, ink).line(card, Stroke.solid(ink, 3.5));
            case DOWN -> cross(pen, box, ink).line(card, Stroke.solid(ink, 2.5));
        }
    }

    /// Slanting lines from edge to edge.
    private static Pen hatch(Pen pen, Box box, Ink ink) {
        Box inner = box.grown(-3);
        List<Outline.Piece> pieces = new ArrayList<>();
        for (double sum = HATCH; sum < inner.width() + inner.height(); sum += HATCH) {
            double low = Math.max(0, sum - inner.width());
            double high = Math.min(inner.height(), sum);
            pieces.add(new Outline.Move(new Point(inner.x() + sum - low, inner.y() + low)));
            pieces.add(new Outline.Line(new Point(inner.x() + sum - high, inner.y() + high)));
        }
        return pen.line(new Outline.Path(pieces), Stroke.solid(ink.withOpacity(0.16), 1.2));
    }

    private static Pen cross(Pen pen, Box box, Ink ink) {
        Box inner = box.grown(-3);
        Stroke stroke = Stroke.solid(ink.withOpacity(0.35), 2);
        return pen
                .line(Outline
                        .polyline(List.of(new Point(inner.x(), inner.y()), new Point(inner.right(), inner.bottom()))),
                        stroke)
                .line(Outline
                        .polyline(List.of(new Point(inner.right(), inner.y()), new Point(inner.x(), inner.bottom()))),
                        stroke);
    }

    private void far(Pen pen, Component component, Box box, Ink hue) {
        pen.at(Detail.FAR).symbol(Symbols.of(component.kind()),
                new Point(box.middle().x() - 24, box.middle().y() - 24), 48, measuring ? palette.text() : hue);
    }

    private void middle(Pen pen, Component component, Box box, String name, Ink hue, @Nullable Reading reading) {
        pen.at(Detail.MIDDLE);
        boolean measured = reading != null && (reading.utilisation() != null || reading.latency() != null);
        double side = measured ? 26 : 32;
        double left = box.x() + INSET + side + 9;
        double room = box.right() - 8 - left;
        if (reading != null && measured) {
            pen.symbol(Symbols.of(component.kind()), new Point(box.x() + INSET, box.y() + 8), side, hue);
            measuredName(pen, name, new Point(left, box.y()), room);
            facts(pen, box, reading);
            return;
        }
        double size = name.indexOf(' ') < 0 ? Letters.size(name, LARGE, TITLE, true, room) : LARGE;
        Lettering lettering = new Lettering(size, true, palette.text());
        pen.symbol(Symbols.of(component.kind()), new Point(box.x() + INSET, box.middle().y() - side / 2), side, hue);
        List<String> lines = Letters.wrapped(name, size, true, room);
        double y = box.middle().y() + LARGE * 0.36 - (lines.size() - 1) * LARGE * 0.6;
        for (String line : lines) {
            pen.text(line, new Point(left, y), Anchor.START, lettering, room);
            y += LARGE * 1.2;
        }
    }

    /// On one line, a little smaller where that is enough, else on two.
    private void measuredName(Pen pen, String name, Point corner, double room) {
        double size = Letters.size(name, LARGE, LARGE_SHRUNK, true, room);
        if (Letters.width(name, size, true) <= room) {
            pen.text(name, corner.translated(0, 27), Anchor.START, new Lettering(size, true, palette.text()), room);
            return;
        }
        Lettering lettering = new Lettering(LARGE_DOUBLE, true, palette.text());
        List<String> lines = Letters.wrapped(name, LARGE_DOUBLE, true, room);
        double y = lines.size() == 1 ? 26 : 18;
        for (String line : lines) {
            pen.text(line, corner.translated(0, y), Anchor.START, lettering, room);
            y += LARGE_DOUBLE * 1.12;
        }
    }

    /// The two numbers that count most.
    private void facts(Pen pen, Box box, Reading reading) {
        double base = box.y() + 63.5;
        Lettering lettering = new Lettering(LARGE - 2, true, palette.text());
        Symbols.severity(pen, reading.severity(), new Point(box.x() + INSET + 7, base - 5.5), 14,
                palette.status(reading.severity()));
        Double used = reading.utilisation();
        if (used != null) {
            pen.text(about() + Numbers.percent(used), new Point(box.x() + INSET + 20, base), Anchor.START, lettering,
                    60);
        }
        String latency = reading.latency();
        if (latency != null) {
            pen.text(latency, new Point(box.right() - INSET, base), Anchor.END, lettering.withInk(palette.quiet()), 72);
        }
    }

    private void header(Pen pen, Component component, Box box, Header header) {
        double top = box.y() + 10;
        pen.at(Detail.FULL).fill(new Outline.Rounded(new Box(box.x() + INSET, top, TILE, TILE), 7),
                header.hue().withOpacity(palette.isDark() ? 0.2 : 0.11));
        pen.symbol(Symbols.of(component.kind()), new Point(box.x() + INSET + 5, top + 5), TILE - 10, header.hue());
        double left = box.x() + INSET + TILE + 8;
        double room = box.right() - INSET + 2 - left;
        double badge = header.replicas().isEmpty() ? 0 : replicaBadge(pen, box, header.replicas()) + 5;
        double size = Letters.size(header.name(), TITLE, TITLE_SHRUNK, true, room - badge);
        pen.text(header.name(), new Point(left, top + 12), Anchor.START, new Lettering(size, true, palette.text()),
                room - badge);
        pen.text(subtitle(component), new Point(left, top + 27), Anchor.START,
                new Lettering(SUBTITLE, false, palette.quiet()), room);
    }

    private double replicaBadge(Pen pen, Box box, String replicas) {
        double width = Letters.width(replicas, SMALL, true) + 9;
        Box badge = new Box(box.right() - INSET + 3 - width, box.y() + 10, width, 15);
        pen.fill(new Outline.Rounded(badge, 7.5), palette.quiet().withOpacity(0.14));
        pen.text(replicas, new Point(badge.middle().x(), badge.bottom() - 4), Anchor.MIDDLE,
                new Lettering(SMALL, true, palette.quiet()), width);
        return width - 3;
    }

    private void measurements(Pen pen, Box box, Reading reading) {
        Ink ink = palette.status(reading.severity());
        double left = box.x() + INSET;
        double width = box.width() - 2 * INSET;
        Double used = reading.utilisation();
        if (used != null) {
            bar(pen.at(Detail.FULL), new Box(left, box.y() + 46, width, 4), used, ink);
            bar(pen.at(Detail.MIDDLE), new Box(left, box.y() + 39, width, 6), used, ink);
        }
        Overlay.Ghost ghost = reading.ghost();
        if (ghost != null) {
            ghostRing(pen.at(Detail.FULL), new Box(left, box.y() + 46, width, 4), ghost);
            ghostRing(pen.at(Detail.MIDDLE), new Box(left, box.y() + 39, width, 6), ghost);
        }
        pen.at(Detail.FULL);
        double base = box.y() + 64;
        Symbols.severity(pen, reading.severity(), new Point(left + 4.5, base - 4), 9, ink);
        Lettering strong = new Lettering(SUBTITLE, true, palette.text());
        if (used != null) {
            share(pen, new Point(left + 13, base), used, ghost, strong);
        }
        boolean failing = reading.errorShare() > 0;
        latency(pen, new Point(failing ? left + width * 0.5 - 2 : box.right() - INSET, base), reading,
                strong.withInk(palette.quiet()));
        if (failing) {
            pen.text(wording.of("failed", Numbers.percent(reading.errorShare())), new Point(box.right() - INSET, base),
                    Anchor.END,
                    strong.withInk(palette.status(Severity.CRITICAL)), 62);
        }
    }

    /// What it was, small, and what it is.
    private void share(Pen pen, Point at, double used, Overlay.@Nullable Ghost ghost, Lettering strong) {
        String now = about() + Numbers.percent(used);
        double wide = pen.text(now, at, Anchor.START, strong, 50);
        Double before = ghost == null ? null : ghost.utilisation();
        if (before != null && !Numbers.percent(before).equals(Numbers.percent(used))) {
            pen.text("‹ " + Numbers.percent(before), at.translated(wide + 4, 0), Anchor.START, faint(), 44);
        }
    }

    private void latency(Pen pen, Point at, Reading reading, Lettering quiet) {
        String latency = reading.latency();
        if (latency == null) {
            return;
        }
        boolean failing = reading.errorShare() > 0;
        double wide = pen.text(latency, at, failing ? Anchor.MIDDLE : Anchor.END, quiet, 52);
        Overlay.Ghost ghost = reading.ghost();
        String before = ghost == null ? null : ghost.latency();
        Double used = reading.utilisation();
        boolean room = !failing && (used == null || ghost == null || ghost.utilisation() == null
                || Numbers.percent(used).equals(Numbers.shown(ghost.utilisation())));
        if (before != null && room && !before.equals(latency)) {
            pen.text(before + " ›", at.translated(-wide - 4, 0), Anchor.END, faint(), 52);
        }
    }

    private Lettering faint() {
        return new Lettering(FAINT, false, palette.quiet().withOpacity(0.85));
    }

    /// Before numbers that nobody measured.
    private String about() {
        return estimated ? "≈" : "";
    }

    private void ghostRing(Pen pen, Box track, Overlay.Ghost ghost) {
        Double before = ghost.utilisation();
        if (before != null) {
            double filled = Math.max(track.height(), track.width() * Math.clamp(before, 0, 1));
            Box ring = new Box(track.x() - 1.5, track.y() - 1.5, filled + 3, track.height() + 3);
            pen.line(new Outline.Rounded(ring, ring.height() / 2), Stroke.solid(palette.text().withOpacity(0.6), 1));
        }
    }

    private void bar(Pen pen, Box track, double used, Ink ink) {
        double round = track.height() / 2;
        double filled = Math.max(track.height(), track.width() * Math.clamp(used, 0, 1));
        pen.fill(new Outline.Rounded(track, round), palette.quiet().withOpacity(0.2));
        pen.fill(new Outline.Rounded(new Box(track.x(), track.y(), filled, track.height()), round), ink);
    }

    private String subtitle(Component component) {
        String kind = wording.of(component.kind());
        Runtime runtime = component.containerOrDefault().runtime();
        return runtime == null || runtime == Runtime.IMAGE ? kind : kind + " · " + name(runtime);
    }

    private static String name(Runtime runtime) {
        return switch (runtime) {
            case JAVA -> "Java";
            case GO -> "Go";
            case NODE -> "Node.js";
            case PYTHON -> "Python";
            case DOTNET -> ".NET";
            case RUST -> "Rust";
            case IMAGE -> "";
        };
    }

    private static String replicas(Component component, @Nullable Reading reading) {
        if (reading != null) {
            String measured = reading.replicas();
            if (measured != null) {
                return measured;
            }
        }
        var scaling = component.autoscaling();
        if (scaling != null) {
            return "×" + scaling.min() + "–" + scaling.max();
        }
        return component.initialReplicas() > 1 ? "×" + component.initialReplicas() : "";
    }

    private String resources(Component component) {
        StringJoiner parts = new StringJoiner(" · ");
        var container = component.containerOrDefault();
        if (container.cpu() != null) {
            parts.add(container.cpu().toString());
        }
        if (container.memory() != null) {
            parts.add(container.memory().toString());
        }
        if (container.workers() != null) {
            parts.add(wording.of("workers", container.workers()));
        }
        return parts.toString();
    }

    private String description(Component component, @Nullable Reading reading) {
        StringJoiner parts = new StringJoiner(", ");
        parts.add(subtitle(component));
        String replicas = replicas(component, reading);
        if (!replicas.isEmpty()) {
            parts.add(replicas);
        }
        if (reading != null) {
            parts.add(wording.of(reading.severity()));
            Double used = reading.utilisation();
            if (used != null) {
                parts.add(wording.of("utilisation", about() + Numbers.percent(used)));
            }
            String latency = reading.latency();
            if (latency != null) {
                parts.add(latency);
            }
            if (reading.errorShare() > 0) {
                parts.add(wording.of("errors", Numbers.percent(reading.errorShare())));
            }
            Overlay.Ghost ghost = reading.ghost();
            if (ghost != null) {
                parts.add(wording.of("before", (Numbers.shown(ghost.utilisation()) + " "
                        + Objects.requireNonNullElse(ghost.latency(), "")).strip()));
            }
        }
        return parts.toString();
    }
}
