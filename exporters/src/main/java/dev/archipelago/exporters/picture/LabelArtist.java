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
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
    private static final double CLEAR = 3;
    private static final double STEP = 12;
    private static final List<Double> SHARES = List.of(0.5, 0.35, 0.65, 0.2, 0.8);

    private record Word(List<Outline> icon, String text, boolean bold) {
        /// Without its text, if there is a sign that says the half of it.
        Word sign() {
            return icon.isEmpty() ? this : new Word(icon, "", bold);
        }

        double width() {
            double drawn = icon.isEmpty() ? 0 : ICON + 3;
            return drawn + Letters.width(text, SIZE, bold);
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

    /// Empty where there is nothing to say, or no room to say even the least of it.
    ///
    /// @param joined how many connectors the line stands for
    Optional<Figure> draw(Route route, @Nullable Connection connection, @Nullable Flow flow, int joined) {
        List<Word> measured = flow == null || flow.rate() == 0 ? List.of() : measured(flow);
        List<Straight> pieces = pieces(route);
        for (List<List<Word>> rows : fullestFirst(measured, policies(connection, joined))) {
            Optional<Box> place = place(route, pieces, rows);
            if (place.isPresent()) {
                return Optional.of(written(route.id(), rows, place.get()));
            }
        }
        return Optional.empty();
    }

    /// What could be said, everything at first: then fewer measurements, policies as signs only, one of the two.
    private static List<List<List<Word>>> fullestFirst(List<Word> measured, List<Word> policies) {
        List<Word> signs = policies.stream().map(Word::sign).toList();
        List<Word> rate = measured.subList(0, Math.min(1, measured.size()));
        List<List<List<Word>>> choices = new ArrayList<>();
        for (int count = measured.size(); count > rate.size(); count--) {
            choices.add(rows(measured.subList(0, count), policies));
        }
        choices.add(rows(rate, policies));
        choices.add(rows(rate, signs));
        choices.add(rows(rate, List.of()));
        choices.add(rows(List.of(), signs));
        return choices.stream().filter(rows -> !rows.isEmpty()).distinct().toList();
    }

    private Figure written(ConnectionId id, List<List<Word>> rows, Box box) {
        labels.add(id, box);
        Pen pen = new Pen().at(Detail.FULL).shape(new Outline.Rounded(box, 6), palette.ground().withOpacity(0.94),
                Stroke.solid(palette.border().withOpacity(0.8), 0.75));
        for (int i = 0; i < rows.size(); i++) {
            write(pen, rows.get(i), box.middle().x(), box.y() + 1.5 + i * ROW);
        }
        return new Figure(new Figure.OfLabel(id), pen.bounds(), "", "", pen.marks());
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

    private static List<Word> policies(@Nullable Connection connection, int joined) {
        List<Word> words = new ArrayList<>();
        if (joined > 1) {
            words.add(new Word(List.of(), "× " + joined, true));
        }
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
        double width = (words.size() - 1) * PAD;
        for (Word word : words) {
            width += word.width();
        }
        return width;
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

    /// The place that covers least: on the line, in the middle of long pieces rather than of short ones, else beside it;
    /// empty where each would cover a box or another text.
    private Optional<Box> place(Route route, List<Straight> pieces, List<List<Word>> rows) {
        double width = rows.stream().mapToDouble(LabelArtist::width).max().orElse(0) + 2 * PAD;
        double height = rows.size() * ROW + 3;
        List<Supplier<List<Point>>> choices = List.of(() -> onLine(pieces), () -> alongLine(pieces),
                () -> besideLine(pieces, width, height));
        for (Supplier<List<Point>> choice : choices) {
            List<Point> middles = choice.get();
            Box best = null;
            double least = COVERED;
            for (Iterator<Point> left = middles.iterator(); left.hasNext() && least > 0;) {
                Box box = Box.around(left.next(), width, height);
                double cost = cost(route, box);
                if (cost < least) {
                    least = cost;
                    best = box;
                }
            }
            if (best != null) {
                return Optional.of(best);
            }
        }
        return Optional.empty();
    }

    /// A few places on every piece, the longest first.
    private static List<Point> onLine(List<Straight> pieces) {
        List<Point> middles = new ArrayList<>();
        for (double share : SHARES) {
            pieces.forEach(piece -> middles.add(piece.from().towards(piece.to(), share)));
        }
        return middles;
    }

    private static List<Point> alongLine(List<Straight> pieces) {
        List<Point> middles = new ArrayList<>();
        for (Straight piece : pieces) {
            for (double at = STEP; at < piece.length(); at += STEP) {
                middles.add(piece.from().towards(piece.to(), at / piece.length()));
            }
        }
        return middles;
    }

    /// Above and below, left and right of the line, and beyond the boxes that it runs between.
    private static List<Point> besideLine(List<Straight> pieces, double width, double height) {
        List<Point> middles = new ArrayList<>();
        for (double further : new double[]{0, STEP, Layout.BOX_HEIGHT / 2, Layout.BOX_HEIGHT / 2 + STEP}) {
            for (Straight piece : pieces) {
                boolean level = Math.abs(piece.from().y() - piece.to().y()) < 1;
                double across = (level ? height : width) / 2 + 3 + further;
                for (double share : SHARES) {
                    Point on = piece.from().towards(piece.to(), share);
                    middles.add(level ? on.translated(0, -across) : on.translated(across, 0));
                    middles.add(level ? on.translated(0, across) : on.translated(-across, 0));
                }
            }
        }
        return middles;
    }

    private record Straight(Point from, Point to) {
        double length() {
            return from.distanceTo(to);
        }
    }

    private static List<Straight> pieces(Route route) {
        List<Straight> pieces = new ArrayList<>();
        for (int i = 1; i < route.points().size(); i++) {
            pieces.add(new Straight(route.points().get(i - 1), route.points().get(i)));
        }
        pieces.sort(Comparator.comparingDouble(Straight::length).reversed());
        return pieces;
    }

    private double cost(Route route, Box box) {
        if (!boxes.isFree(box.grown(CLEAR)) || !labels.isFree(box.grown(CLEAR - 1))) {
            return COVERED;
        }
        int foreign = 0;
        for (Piece piece : lines.overlapping(box)) {
            foreign += piece.id().equals(route.id()) ? 0 : 1;
        }
        boolean onArrow = box.overlaps(Box.around(route.end(), ARROW, ARROW));
        return Math.min(COVERED - 1, 60.0 * foreign + (onArrow ? 150 : 0));
    }
}
