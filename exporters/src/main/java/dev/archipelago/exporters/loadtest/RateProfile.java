package dev.archipelago.exporters.loadtest;

import dev.archipelago.model.scenario.Arrival;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/// A rate over time, made of straight pieces.
///
/// @param pieces one after the other from time 0 on
record RateProfile(List<Piece> pieces) {

    private static final double LONG = 1e9;
    private static final double DAY = 86_400;
    private static final int PIECES_OF_A_DAY = 96;

    /// A straight piece.
    ///
    /// @param seconds how long it is
    /// @param from rate per second where it begins
    /// @param to where it ends
    record Piece(double seconds, double from, double to) {
        double at(double time) {
            return seconds == 0 ? to : from + (to - from) * time / seconds;
        }
    }

    RateProfile {
        pieces = List.copyOf(pieces);
    }

    /// The rate of arrivals; the last rate stays for ever. A day is cut into pieces of a quarter of an hour.
    static RateProfile of(Arrival arrivals) {
        List<Piece> pieces = new ArrayList<>();
        double last = switch (arrivals) {
            case Arrival.Constant(var rate) -> rate.perSecond();
            case Arrival.Poisson(var rate) -> rate.perSecond();
            case Arrival.Steps(var levels) -> {
                levels.forEach(level -> pieces.add(flat(level.time().seconds(), level.rate().perSecond())));
                yield levels.getLast().rate().perSecond();
            }
            case Arrival.Ramp(var from, var to, var over) -> {
                pieces.add(new Piece(over.seconds(), from.perSecond(), to.perSecond()));
                yield to.perSecond();
            }
            case Arrival.Spike(var base, var peak, var at, var time) -> {
                pieces.add(flat(at.seconds(), base.perSecond()));
                pieces.add(flat(time.seconds(), peak.perSecond()));
                yield base.perSecond();
            }
            case Arrival.Day day -> day(day, pieces);
            case Arrival.Table(var _, var points) -> table(points, pieces);
        };
        pieces.add(flat(LONG, last));
        return new RateProfile(pieces);
    }

    /// Seconds until the rate stays as it is.
    double settles() {
        return pieces.subList(0, pieces.size() - 1).stream().mapToDouble(Piece::seconds).sum();
    }

    /// The first so many seconds.
    RateProfile first(double seconds) {
        List<Piece> cut = new ArrayList<>();
        double left = seconds;
        for (Piece piece : pieces) {
            double length = Math.min(left, piece.seconds());
            if (length > 0) {
                cut.add(new Piece(length, piece.from(), piece.at(length)));
                left -= length;
            }
        }
        return new RateProfile(cut);
    }

    /// Multiplied from one time to another by a factor that is reached evenly.
    ///
    /// @param ramp seconds until the factor is reached
    RateProfile times(double factor, double begin, double end, double ramp) {
        List<Double> cuts = DoubleStream.of(begin, Math.min(end, begin + ramp), end).sorted().boxed().toList();
        List<Piece> changed = new ArrayList<>();
        double start = 0;
        for (Piece piece : pieces) {
            double pieceStart = start;
            double pieceEnd = start + piece.seconds();
            List<Double> bounds = new ArrayList<>(List.of(pieceStart, pieceEnd));
            cuts.stream().filter(cut -> cut > pieceStart && cut < pieceEnd).forEach(bounds::add);
            bounds.sort(Comparator.naturalOrder());
            for (int i = 0; i + 1 < bounds.size(); i++) {
                double a = bounds.get(i);
                double b = bounds.get(i + 1);
                changed.add(new Piece(b - a, piece.at(a - pieceStart) * strength(factor, begin, end, ramp, a, b, a),
                        piece.at(b - pieceStart) * strength(factor, begin, end, ramp, a, b, b)));
            }
            start = pieceEnd;
        }
        return new RateProfile(changed);
    }

    double highest() {
        return pieces.stream().mapToDouble(piece -> Math.max(piece.from(), piece.to())).max().orElse(0);
    }

    boolean isConstant() {
        return pieces.stream()
                .allMatch(piece -> piece.from() == piece.to() && piece.from() == pieces.getFirst().from());
    }

    private static double strength(double factor, double begin, double end, double ramp, double from, double to,
            double time) {
        boolean inside = from >= begin && to <= end;
        double share = ramp <= 0 ? 1 : Math.clamp((time - begin) / ramp, 0, 1);
        return inside ? 1 + (factor - 1) * share : 1;
    }

    private static double day(Arrival.Day day, List<Piece> pieces) {
        double step = DAY / PIECES_OF_A_DAY;
        double mean = day.mean().perSecond();
        double swing = day.peak().perSecond() - mean;
        for (int i = 0; i < PIECES_OF_A_DAY; i++) {
            pieces.add(new Piece(step, mean - swing * Math.cos(2 * Math.PI * i / PIECES_OF_A_DAY),
                    mean - swing * Math.cos(2 * Math.PI * (i + 1) / PIECES_OF_A_DAY)));
        }
        return mean - swing;
    }

    private static double table(List<Arrival.Point> points, List<Piece> pieces) {
        for (int i = 0; i + 1 < points.size(); i++) {
            pieces.add(flat(points.get(i + 1).at().seconds() - points.get(i).at().seconds(),
                    points.get(i).rate().perSecond()));
        }
        return points.isEmpty() ? 0 : points.getLast().rate().perSecond();
    }

    private static Piece flat(double seconds, double rate) {
        return new Piece(seconds, rate, rate);
    }
}
