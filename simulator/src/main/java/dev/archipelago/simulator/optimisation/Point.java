package dev.archipelago.simulator.optimisation;

import java.util.ArrayList;
import java.util.List;

/// One configuration: a level of each axis, by number.
record Point(List<Integer> levels) {
    Point {
        levels = List.copyOf(levels);
    }

    int level(int axis) {
        return levels.get(axis);
    }

    Point with(int axis, int level) {
        List<Integer> changed = new ArrayList<>(levels);
        changed.set(axis, level);
        return new Point(changed);
    }

    /// Steps from one to the other, over all axes.
    int distance(Point other) {
        int sum = 0;
        for (int i = 0; i < levels.size(); i++) {
            sum += Math.abs(levels.get(i) - other.levels.get(i));
        }
        return sum;
    }

    /// Axes on which they differ.
    int differences(Point other) {
        int sum = 0;
        for (int i = 0; i < levels.size(); i++) {
            sum += levels.get(i).equals(other.levels.get(i)) ? 0 : 1;
        }
        return sum;
    }
}
