package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;

/// Finds a way with right angles through the gaps between boxes: A* on the lines that run along and between them.
///
/// A state is a crossing of two lines and the direction of arrival, since a bend costs extra. The search gives up after
/// a bounded number of states.
final class PathSearch {

    private static final double GAP = 14;
    private static final double BEND = 40;
    private static final double OVERLAP = 6;
    private static final int FEW_OBSTACLES = 40;

    /// How far a search goes.
    ///
    /// @param clearance pixels that a connector keeps from boxes
    /// @param window pixels around both ends in which it may run
    /// @param mostObstacles boxes in that window beyond which nothing is tried
    /// @param mostStates crossings that are looked at before it gives up
    private record Effort(double clearance, double window, int mostObstacles, int mostStates) {}

    private static final Effort USUAL = new Effort(8, 260, 80, 40_000);
    private static final Effort GREAT = new Effort(2, 900, 400, 400_000);

    private final BoxIndex<ComponentId> index;
    private final Map<ComponentId, Box> boxes;
    private final Lanes lanes;
    private final Effort effort;
    private List<Box> obstacles = List.of();
    private double[] xs = {};
    private double[] ys = {};

    private record State(int column, int row, boolean vertical, double cost, double estimate) {}

    private PathSearch(BoxIndex<ComponentId> index, Map<ComponentId, Box> boxes, Lanes lanes, Effort effort) {
        this.index = index;
        this.boxes = boxes;
        this.lanes = lanes;
        this.effort = effort;
    }

    /// A search in the neighbourhood that keeps well away from boxes.
    static PathSearch usual(BoxIndex<ComponentId> index, Map<ComponentId, Box> boxes, Lanes lanes) {
        return new PathSearch(index, boxes, lanes, USUAL);
    }

    /// A search far around and through narrow gaps, where the usual one finds nothing.
    static PathSearch great(BoxIndex<ComponentId> index, Map<ComponentId, Box> boxes, Lanes lanes) {
        return new PathSearch(index, boxes, lanes, GREAT);
    }

    /// The points from port to port, empty where no way was found.
    Optional<List<Point>> find(Port start, Port end) {
        Point a = start.stub();
        Point b = end.stub();
        if (!chooseLines(a, b)) {
            return Optional.empty();
        }
        int from = cell(Arrays.binarySearch(xs, a.x()), Arrays.binarySearch(ys, a.y()));
        int to = cell(Arrays.binarySearch(xs, b.x()), Arrays.binarySearch(ys, b.y()));
        int states = xs.length * ys.length * 2;
        double[] best = new double[states];
        int[] came = new int[states];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        Arrays.fill(came, -1);
        int last = search(from * 2 + (start.side().isHorizontal() ? 0 : 1), to, best, came);
        if (last < 0) {
            return Optional.empty();
        }
        Deque<Point> points = new ArrayDeque<>();
        points.addFirst(end.at());
        for (int state = last; state >= 0; state = came[state]) {
            points.addFirst(point(state));
        }
        points.addFirst(start.at());
        return Optional.of(List.copyOf(points));
    }

    /// Whether there are few enough boxes around for a search.
    private boolean chooseLines(Point a, Point b) {
        Box window = Box.spanning(a, b).grown(effort.window());
        obstacles = index.overlapping(window).stream().map(boxes::get).filter(o -> o != null).toList();
        if (obstacles.size() > effort.mostObstacles()) {
            return false;
        }
        TreeSet<Double> columns = new TreeSet<>(List.of(a.x(), b.x(), (a.x() + b.x()) / 2));
        TreeSet<Double> rows = new TreeSet<>(List.of(a.y(), b.y(), (a.y() + b.y()) / 2));
        for (Box obstacle : obstacles) {
            double nearest = Math.min(GAP, 2 * effort.clearance() + 1);
            double furthest = obstacles.size() < FEW_OBSTACLES ? 2 * GAP : GAP;
            for (double lane = nearest; lane <= furthest; lane += lane < GAP ? GAP - lane : GAP) {
                columns.add(obstacle.x() - lane);
                columns.add(obstacle.right() + lane);
                rows.add(obstacle.y() - lane);
                rows.add(obstacle.bottom() + lane);
            }
        }
        xs = columns.stream().mapToDouble(Double::doubleValue).toArray();
        ys = rows.stream().mapToDouble(Double::doubleValue).toArray();
        return true;
    }

    private int search(int from, int to, double[] best, int[] came) {
        PriorityQueue<State> open = new PriorityQueue<>(Comparator.comparingDouble(State::estimate)
                .thenComparingInt(State::column).thenComparingInt(State::row));
        Point target = point(to * 2);
        best[from] = 0;
        open.add(state(from, 0, target));
        for (int visited = 0; !open.isEmpty() && visited < effort.mostStates(); visited++) {
            State state = open.remove();
            int index = cell(state.column(), state.row()) * 2 + (state.vertical() ? 1 : 0);
            if (index / 2 == to) {
                return index;
            }
            if (state.cost() <= best[index]) {
                expand(state, index, target, new Frontier(open, best, came));
            }
        }
        return -1;
    }

    private record Frontier(PriorityQueue<State> open, double[] best, int[] came) {}

    private void expand(State state, int index, Point target, Frontier frontier) {
        for (int way = 0; way < 4; way++) {
            boolean vertical = way >= 2;
            int column = state.column() + (vertical ? 0 : way * 2 - 1);
            int row = state.row() + (vertical ? way * 2 - 5 : 0);
            if (column < 0 || row < 0 || column >= xs.length || row >= ys.length) {
                continue;
            }
            Point here = new Point(xs[state.column()], ys[state.row()]);
            Point there = new Point(xs[column], ys[row]);
            if (isBlocked(here, there)) {
                continue;
            }
            int next = cell(column, row) * 2 + (vertical ? 1 : 0);
            double cost = state.cost() + here.distanceTo(there) + OVERLAP * lanes.overlap(here, there)
                    + (vertical == state.vertical() ? 0 : BEND);
            if (cost < frontier.best()[next]) {
                frontier.best()[next] = cost;
                frontier.came()[next] = index;
                frontier.open().add(state(next, cost, target));
            }
        }
    }

    private State state(int index, double cost, Point target) {
        int cell = index / 2;
        Point here = point(index);
        double left = Math.abs(here.x() - target.x()) + Math.abs(here.y() - target.y());
        return new State(cell % xs.length, cell / xs.length, index % 2 == 1, cost, cost + left);
    }

    private boolean isBlocked(Point a, Point b) {
        Box piece = Box.spanning(a, b);
        for (Box obstacle : obstacles) {
            if (obstacle.grown(effort.clearance()).overlaps(piece.grown(0.01))) {
                return true;
            }
        }
        return false;
    }

    private int cell(int column, int row) {
        return row * xs.length + column;
    }

    private Point point(int state) {
        int cell = state / 2;
        return new Point(xs[cell % xs.length], ys[cell / xs.length]);
    }
}
