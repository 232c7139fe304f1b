package dev.archipelago.simulator.validation;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// An architecture file, in one of its scenarios, with the figures of it that are known.
///
/// @param file name of the architecture without its ending, beside this class
/// @param scenario of the file; empty for none
/// @param rate requests per second, about, of all workloads together
/// @param weight cost of a request relative to one that is served once
public record Experiment(String file, String scenario, double rate, double weight, List<Case> cases) {

    private static final String ENDING = ".archipelago.json";

    public Experiment {
        cases = List.copyOf(cases);
        if (!(rate > 0) || !(weight > 0)) {
            throw new IllegalArgumentException(file + ": a rate of " + rate + " and a weight of " + weight);
        }
    }

    static Experiment of(String file, String scenario, double rate, Case... cases) {
        return new Experiment(file, scenario, rate, 1, List.of(cases));
    }

    Experiment weighing(double cost) {
        return new Experiment(file, scenario, rate, cost, cases);
    }

    Experiment with(Case... further) {
        return new Experiment(file, scenario, rate, weight,
                Stream.concat(cases.stream(), Stream.of(further)).toList());
    }

    /// Only the cases that are named; all of them for no names.
    Experiment only(List<String> names) {
        return new Experiment(file, scenario, rate, weight,
                cases.stream().filter(known -> names.isEmpty() || names.stream().anyMatch(known::isNamed)).toList());
    }

    /// Such as "single-server (rate-80)".
    public String name() {
        return scenario.isEmpty() ? file : file + " (" + scenario + ")";
    }

    public String fileName() {
        return file + ENDING;
    }

    /// The architecture.
    public Document document() {
        return DocumentReader.readText(text(), fileName()).orElseThrow();
    }

    /// The architecture as it stands in the file.
    public String text() {
        try (InputStream stream = Experiment.class.getResourceAsStream(fileName())) {
            if (stream == null) {
                throw new IllegalStateException("no architecture " + fileName());
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
