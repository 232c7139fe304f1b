package dev.archipelago.app.editor.sweep;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.Figures;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What was found at the points of a sweep, in the words of people.
record SweepWording(Messages messages) {

    /// A figure in its unit, with what to write behind ±.
    String figure(String name, Estimate estimate) {
        if (Double.isInfinite(estimate.value())) {
            return messages.text("sweep.grows");
        }
        return switch (Figures.unit(name)) {
            case RATE -> dev.archipelago.app.editor.look.Figures.rate(estimate.value(), estimate.halfWidth());
            case SHARE -> dev.archipelago.app.editor.look.Figures.share(estimate.value(), estimate.halfWidth());
            case COUNT -> dev.archipelago.app.editor.look.Figures.number(estimate.value(), estimate.halfWidth());
            case TIME -> dev.archipelago.app.editor.look.Figures.time(estimate.value(), estimate.halfWidth());
        };
    }

    /// What a figure is multiplied with on an axis: milliseconds, percent.
    static double onAxis(String name) {
        return switch (Figures.unit(name)) {
            case TIME -> 1000;
            case SHARE -> 100;
            case RATE, COUNT -> 1;
        };
    }

    /// The name of an axis, with the unit.
    String axis(String name) {
        return switch (Figures.unit(name)) {
            case TIME -> messages.text("sweep.axis-ms", name);
            case SHARE -> messages.text("sweep.axis-percent", name);
            case RATE -> messages.text("sweep.axis-rate", name);
            case COUNT -> name;
        };
    }

    String value(String text) {
        return text.isEmpty() ? messages.text("sweep.as-it-is") : text;
    }

    String heading(SweepResult result, int all) {
        String points = result.points().size() == all
                ? messages.text("sweep.count", all)
                : messages.text("sweep.count-of", result.points().size(), all);
        return messages.text("sweep.heading", points, result.replications() == 0
                ? messages.text("sweep.by-formulas")
                : messages.text("sweep.by-simulation", result.replications()));
    }

    /// At how many points each objective is met.
    List<String> met(SweepResult result) {
        Set<String> objectives = new LinkedHashSet<>();
        result.points().forEach(
                point -> point.figures().ifPresent(figures -> objectives.addAll(figures.objectives().keySet())));
        return objectives.stream().map(id -> messages.text("sweep.met", id, result.points().stream()
                .filter(point -> point.figures()
                        .filter(figures -> figures.objectives().get(id) == Verdict.MET).isPresent())
                .count(), result.points().size())).toList();
    }

    /// The objectives of a point that are not met, or why there is nothing to evaluate.
    String verdict(Point point) {
        if (point.figures().isEmpty()) {
            return messages.text("sweep.refused", point.refused());
        }
        Figures figures = point.figures().get();
        String open = figures.objectives().entrySet().stream().filter(entry -> entry.getValue() != Verdict.MET)
                .map(entry -> entry.getKey() + " "
                        + messages.text(entry.getValue() == Verdict.MISSED
                                ? "results.missed"
                                : "results.inconclusive"))
                .collect(Collectors.joining(", "));
        return open.isEmpty() && !figures.objectives().isEmpty() ? messages.text("results.met") : open;
    }
}
