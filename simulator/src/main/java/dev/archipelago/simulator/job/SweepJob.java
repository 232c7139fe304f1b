package dev.archipelago.simulator.job;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.experiment.Sensitivity;
import dev.archipelago.simulator.experiment.Variation;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A sweep, whoever computes it: which properties take which values, how points are chosen and how they are evaluated.
///
/// Whoever has the job and the architecture computes any of its points, and all come to the same bytes.
///
/// @param vary properties with their values, as in `components.orders.replicas=1 to 4`
/// @param set values that hold at all points, as in `components.web.replicas=2`
/// @param samples so many of them where they are drawn; else 0
/// @param options how a point is evaluated
public record SweepJob(List<String> vary, List<String> set, Sampling.Kind sampling, int samples,
        Evaluation.Options options) {

    private static final int DEFAULT_SAMPLES = 64;

    public SweepJob {
        vary = List.copyOf(vary);
        set = List.copyOf(set);
        samples = sampling == Sampling.Kind.VARIANCE && samples == 0 ? DEFAULT_SAMPLES : samples;
        requireSamples(sampling, samples);
        if (vary.isEmpty()) {
            throw new JobException("vary", "expected at least one property with its values, such as "
                    + "'components.orders.replicas=1 to 4'");
        }
    }

    private static void requireSamples(Sampling.Kind sampling, int samples) {
        switch (sampling) {
            case GRID, ONE_AT_A_TIME -> {
                if (samples != 0) {
                    throw new JobException("samples", sampling == Sampling.Kind.GRID
                            ? "a grid takes every value with every other, and has no samples"
                            : "one at a time takes the first and the last value of each property only");
                }
            }
            case LATIN_HYPERCUBE -> {
                if (samples < 1 || samples > Sampling.MOST_POINTS) {
                    throw new JobException("samples", "expected a whole number from 1 to " + Sampling.MOST_POINTS
                            + ", not " + samples);
                }
            }
            case VARIANCE -> {
                if (samples < Sensitivity.LEAST_SAMPLES) {
                    throw new JobException("samples", "expected at least " + Sensitivity.LEAST_SAMPLES
                            + " for shares of a variance, not " + samples);
                }
            }
        }
    }

    /// The properties that are varied.
    ///
    /// @throws JobException when one is spelled wrongly, or twice there
    public List<Variation> variations() {
        try {
            return Variation.parseAll(vary);
        } catch (IllegalArgumentException e) {
            throw new JobException("vary", String.valueOf(e.getMessage()));
        }
    }

    /// The document with the values that hold at all points.
    ///
    /// @throws JobException when one does not fit
    public Document set(Document document) {
        return Settings.applied(set, document);
    }

    /// The sweep of a design.
    ///
    /// @param document with the values that are set already
    /// @param folder in which its file stands, with the tables that it names
    /// @throws JobException when the job does not fit the design
    public PlannedSweep of(Document document, Path folder) {
        requireScenario(document);
        List<Variation> variations = variations();
        requireNotSetByScenario(document, variations);
        try {
            PlannedSweep planned = PlannedSweep.of(this, document, folder, variations,
                    Sampling.points(sampling, variations, samples, options.seed()));
            planned.sweep().requireFittingValues();
            return planned;
        } catch (IllegalArgumentException e) {
            throw new JobException("vary", String.valueOf(e.getMessage()));
        }
    }

    private void requireScenario(Document document) {
        String scenario = options.scenario();
        Set<String> known = document.scenarios().keySet();
        if (scenario != null && !known.contains(scenario)) {
            throw new JobException("scenario", "the file has no scenario '" + scenario + "'. "
                    + Nearest.hint(scenario, known));
        }
    }

    /// A value of the scenario would win, and the sweep would show that nothing matters.
    private void requireNotSetByScenario(Document document, List<Variation> variations) {
        String id = options.scenario();
        if (id == null) {
            return;
        }
        Scenario scenario = Objects.requireNonNull(document.scenarios().get(id));
        variations.stream().map(Variation::path).filter(scenario.set()::containsKey).findFirst().ifPresent(path -> {
            throw new JobException("vary", path + ": the scenario '" + id + "' sets it; leave the scenario out, or "
                    + "vary scenarios." + id + ".set[\"" + path + "\"]");
        });
    }
}
