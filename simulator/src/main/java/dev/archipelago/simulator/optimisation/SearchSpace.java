package dev.archipelago.simulator.optimisation;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.experiment.Variation;
import dev.archipelago.simulator.optimisation.Axis.Level;
import dev.archipelago.simulator.result.OptimisationResult.LeftAlone;
import dev.archipelago.simulator.result.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What may be changed of a design, and to what.
///
/// @param base the document of which nothing is changed
/// @param leftAlone what is not varied, with reasons
public record SearchSpace(Document base, List<Axis> axes, List<LeftAlone> leftAlone) {
    public SearchSpace {
        axes = List.copyOf(axes);
        leftAlone = List.copyOf(leftAlone);
    }

    /// The space of properties that somebody names. What the document says now is always among the values.
    ///
    /// @throws PropertyException when there is no such property, or a value does not fit it by itself or with others
    public static SearchSpace of(Document base, List<Variation> variations) {
        List<Axis> axes = new ArrayList<>();
        for (Variation variation : variations) {
            String now = variation.current(base);
            List<Level> levels = new ArrayList<>();
            int start = -1;
            for (String value : variation.grid()) {
                boolean isNow = PropertyPath.parse(variation.path()).with(base, value).equals(base);
                if (isNow) {
                    start = start < 0 ? levels.size() : start;
                }
                levels.add(new Level(isNow ? Map.of() : Map.of(variation.path(), value)));
            }
            if (start < 0) {
                levels.addFirst(new Level(Map.of()));
                start = 0;
            }
            axes.add(new Axis(variation.path() + (now.isEmpty() ? "" : " (" + now + ")"), Axis.Kind.GIVEN, levels,
                    start));
        }
        return new SearchSpace(base, axes, List.of());
    }

    /// Without what begins with one of these paths.
    SearchSpace without(List<String> kept) {
        return only(axis -> kept.stream().noneMatch(path -> axis.name().equals(path)
                || axis.name().startsWith(path + ".")), Reason.Kind.KEPT);
    }

    /// With so many axes at most: those of the components that cost most, and what costs nothing only where there is room.
    SearchSpace atMost(int most) {
        if (axes.size() <= most) {
            return this;
        }
        List<Axis> heaviest = axes.stream().sorted(Comparator.comparingDouble(this::weight).reversed()).limit(most)
                .toList();
        return only(heaviest::contains, Reason.Kind.TOO_MUCH);
    }

    private SearchSpace only(Predicate<Axis> chosen, Reason.Kind reason) {
        List<LeftAlone> others = new ArrayList<>(leftAlone);
        axes.stream().filter(chosen.negate())
                .forEach(axis -> others.add(new LeftAlone(axis.name(), Reason.of(reason))));
        return new SearchSpace(base, axes.stream().filter(chosen).toList(), others);
    }

    /// CPU that the component asks for of which an axis is, all replicas together.
    private double weight(Axis axis) {
        List<String> segments = PropertyPath.parse(axis.name()).segments();
        return !axis.costs() || !segments.getFirst().equals("components")
                ? axis.costs() ? Double.MAX_VALUE : 0
                : base.architecture().component(new ComponentId(segments.get(1)))
                        .map(component -> component.initialReplicas()
                                * component.containerOrDefault().cpuOrDefault().value())
                        .orElse(0.0);
    }

    /// How many configurations there are; infinite is possible.
    public double size() {
        return axes.stream().mapToDouble(axis -> axis.levels().size()).reduce(1, (a, b) -> a * b);
    }

    Point start() {
        return new Point(axes.stream().map(Axis::start).toList());
    }

    /// A configuration by its number, counting the last axis fastest.
    Point number(long number) {
        List<Integer> levels = new ArrayList<>(Collections.nCopies(axes.size(), 0));
        long rest = number;
        for (int i = axes.size() - 1; i >= 0; i--) {
            int count = axes.get(i).levels().size();
            levels.set(i, (int) (rest % count));
            rest /= count;
        }
        return new Point(levels);
    }

    /// What a configuration sets, by path.
    Map<String, String> values(Point point) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            values.putAll(axes.get(i).levels().get(point.level(i)).values());
        }
        return values;
    }

    /// The design in a configuration.
    ///
    /// @throws PropertyException when its values do not go together
    Document document(Point point) {
        return applied(base, values(point));
    }

    /// The design with the values of a configuration. Some fit only together, such as a request above the limit that was, so that the
    /// last is tried first where their order does not do.
    ///
    /// @param values by path
    /// @throws PropertyException when they do not fit
    static Document applied(Document document, Map<String, String> values) {
        try {
            return PropertyPath.applied(document, values);
        } catch (PropertyException e) {
            Map<String, String> turned = new LinkedHashMap<>();
            new ArrayList<>(values.entrySet()).reversed()
                    .forEach(entry -> turned.put(entry.getKey(), entry.getValue()));
            return PropertyPath.applied(document, turned);
        }
    }
}
