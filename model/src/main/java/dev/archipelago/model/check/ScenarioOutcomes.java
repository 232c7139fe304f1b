package dev.archipelago.model.check;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The values of a scenario, each possible by itself, make a document with errors that it does not have without them.
final class ScenarioOutcomes implements Rule {

    private final List<Rule> rules;

    /// @param rules that the document must hold in every scenario
    ScenarioOutcomes(List<Rule> rules) {
        this.rules = rules;
    }

    @Override
    public String id() {
        return "scenario.outcome";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Document document = inspection.document();
        Set<String> known = new HashSet<>();
        errors(inspection).forEach(error -> known.add(error.id() + error.pointer()));
        return document.scenarios().entrySet().stream().flatMap(entry -> changed(document, entry.getValue()).stream()
                .flatMap(outcome -> errors(Inspection.of(outcome)))
                .filter(error -> !known.contains(error.id() + error.pointer()))
                .map(error -> told(entry, error)));
    }

    private Finding told(Map.Entry<String, Scenario> scenario, Finding error) {
        return Finding.error(id(), Pointer.of("scenarios", scenario.getKey(), "set"),
                Wording.of("With the values of '%s', %s is wrong: %s", scenario.getKey(), error.pointer(),
                        error.said()),
                error.advised());
    }

    private Stream<Finding> errors(Inspection inspection) {
        return rules.stream().flatMap(rule -> rule.findings(inspection)).filter(Finding::isError);
    }

    /// The document in a scenario; empty where nothing is set, or where a value does not fit, which another rule tells.
    private static Optional<Document> changed(Document document, Scenario scenario) {
        if (scenario.set().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(PropertyPath.applied(document.withScenarios(Ordered.of()), scenario.set()));
        } catch (PropertyException e) {
            return Optional.empty();
        }
    }
}
