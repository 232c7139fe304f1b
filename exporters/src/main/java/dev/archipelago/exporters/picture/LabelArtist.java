package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.BoxIndex;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.layout.Route;
import dev.archipelago.exporters.picture.Mark.Anchor;
import dev.archipelago.exporters.picture.Mark.Lettering;
import dev.archipelago.exporters.picture.Overlay.Flow;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes on lines what flows over them and which policies protect them, where it covers neither boxes nor other texts.
final class LabelArtist {

    private static final double SIZE = 10;
    private static final double ICON = 10;
    private static final double ROW = 14;
    private static final double PAD = 5;
    private static final double COVERED = 400;
    private static final double ARROW = 26;
    private static final List<Double> SHARES = List.of(0.5, 0.35, 0.65, 0.2, 0.8);

    private record Word(List<Outline> icon, String text, boolean bold) {
        double width() {
            double sign = icon.isEmpty() ? 0 : ICON + 3;
            return sign + Letters.width(text, SIZE, bold);
        }
    }

    private record Piece(ConnectionId id, int number) {}

    private final Palette palette;
    private final BoxIndex<ComponentId> boxes;
    private final BoxIndex<Piece> lines = new BoxIndex<>();
    private final BoxIndex<ConnectionId> labels = new BoxIndex<>();

    LabelArtist(Palette palette, Layout layout) {
        this.palette = palette;
        this.boxes = BoxIndex.of(layout.boxes());
        layout.routes().forEach((id, route) -> {
            List<Box> pieces = route.pieces().toList();
            for (int i = 0; i < pieces.size(); i++) {
                lines.add(new Piece(id, i), pieces.get(i).grown(1));
            }
        });
    }

    /// Empty where there is nothing to say.
    Optional<Figure> draw(Route route, @Nullable Connection connection, @Nullable Flow flow) {
        List<Word> measured = flow == null || flow.rate() == 0 ? List.of() : measured(flow);
        List<Word> policies = policies(connection);
        List<List<Word>> rows = rows(measured, policies);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Box box = place(route, rows);
        while (cost(route, box) >= COVERED && measured.size() > 1) {
            measured = measured.subList(0, measured.size() - 1);
            rows = rows(measured, policies);
            box = place(route, rows);
        }
        labels.add(route.id(), box);
        Pen pen = new Pen().at(Detail.FULL).shape(new Outline.Rounded(box, 6), palette.ground().withOpacity(0.94),
                Stroke.solid(palette.border().withOpacity(0.8), 0.75));
        for (int i = 0; i < rows.size(); i++) {
            write(pen, rows.get(i), box.middle().x(), box.y() + 1.5 + i * ROW);
        }
        return Optional.of(new Figure(new Figure.OfLabel(route.id()), pen.bounds(), "", "", pen.marks()));
    }

    private static List<List<Word>> rows(List<Word> measured, List<Word> policies) {
        return Stream.of(measured, policies).filter(row -> !row.isEmpty()).toList();
    }

    private static List<Word> measured(Flow flow) {
        List<Word> words = new ArrayList<>();
        words.add(new Word(List.of(), Numbers.rate(flow.rate()), true));
        if (flow.errorShare() > 0) {
            words.add(new Word(List.of(), "× " + Numbers.percent(flow.errorShare()), true));
        }
        String latency = flow.latency();
        if (latency != null) {
            words.add(new Word(List.of(), latency, false));
        }
        return words;
    }

    private static List<Word> policies(@Nullable Connection connection) {
        List<Word> words = new ArrayList<>();
        if (connection == null) {
            return words;
        }
        if (connection.timeout() != null) {
            words.add(new Word(Symbols.CLOCK, connection.timeout().toString(), false));
        } else if (connection.deadline() != null) {
            words.add(new Word(Symbols.CLOCK, "≤" + connection.deadline(), false));
        }
        if (connection.retry() != null) {
            words.add(new Word(Symbols.RETRY, Integer.toString(connection.retry().attempts()), false));
        }
        if (connection.circuitBreaker() != null) {
            words.add(new Word(Symbols.BREAKER, "", false));
        }
        return words;
    }

    private static double width(List<Word> words) {
        return words.stream().mapToDouble(Word::width).sum() + (words.size() - 1) * PAD;
    }

    private void write(Pen pen, List<Word> words, double middle, double top) {
        double x = middle - width(words) / 2;
        for (Word word : words) {
            double text = x;
            if (!word.icon().isEmpty()) {
                pen.symbol(word.icon(), new Point(x, top + 2), ICON, palette.quiet());
                text += ICON + 3;
            }
            if (!word.text().isEmpty()) {
                pen.text(word.text(), new Point(text, top + 10.5), Anchor.START,
                        new Lettering(SIZE, word.bold(), word.bold() ? palette.text() : palette.quiet()), 400);
            }
            x += word.width() + PAD;
        }
    }

    /// The first place along the line, long pieces before short ones, that covers least.
    private Box place(Route route, List<List<Word>> rows) {
        double width = rows.stream().mapToDouble(LabelArtist::width).max().orElse(0) + 2 * PAD;
        double height = rows.size() * ROW + 3;
        Box best = Box.around(route.start().towards(route.end(), 0.5), width, height);
        double least = Double.POSITIVE_INFINITY;
        List<Point> points = route.points();
        for (int i = 1; i < points.size(); i++) {
            double length = points.get(i).distanceTo(points.get(i - 1));
            for (double share : SHARES) {
                Box box = Box.around(points.get(i - 1).towards(points.get(i), share), width, height);
                double cost = cost(route, box) + Math.abs(share - 0.5) * 10 - Math.min(length, 200) * 0.2;
                if (cost < least) {
                    least = cost;
                    best = box;
                }
            }
        }
        return best;
    }

    private double cost(Route route, Box box) {
        long foreign = lines.overlapping(box).stream().filter(piece -> !piece.id().equals(route.id())).count();
        boolean onArrow = box.overlaps(Box.around(route.end(), ARROW, ARROW));
        return COVERED * boxes.overlapping(box.grown(3)).size() + COVERED * labels.overlapping(box.grown(2)).size()
                + 60.0 * foreign + (onArrow ? 150 : 0);
    }
}
