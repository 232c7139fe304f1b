package dev.archipelago.app.editor.optimise;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Condition;
import dev.archipelago.app.editor.page.Entries;
import dev.archipelago.app.editor.page.Entry;
import dev.archipelago.app.editor.page.Reading;
import dev.archipelago.app.editor.page.SimulationEntries;
import dev.archipelago.app.editor.page.TickList;
import dev.archipelago.app.editor.page.VariedProperties;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.experiment.Variation;
import dev.archipelago.simulator.optimisation.Optimiser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;

/// What is chosen before the cheapest configuration is sought: where objectives must hold, what may vary, how sure it is to be.
final class OptimiseForm {
    private static final int LEAST_BUDGET = 50;
    private static final int MOST_BUDGET = 1_000_000;

    private final EditedDocument edited;
    private final Messages messages;
    private final Entries entries;
    private final TickList scenarios;
    private final RadioButton usual;
    private final RadioButton named;
    private final VariedProperties varied;
    private final Entry<List<String>> kept;
    private final Entry<Double> confidence;
    private final Entry<Double> headroom;
    private final Entry<Optional<Double>> availability;
    private final Entry<Long> budget;
    private final SimulationEntries simulation;

    OptimiseForm(AskParts parts) {
        edited = parts.edited();
        messages = parts.messages();
        entries = new Entries(messages);
        Reading reading = new Reading(messages);
        Condition.add(entries, "optimise-objective", messages.text("optimise.no-objective"),
                edited.documentProperty().map(document -> !document.objectives().isEmpty()));
        Condition.add(entries, "optimise-workload", messages.text("page.needs-workload"),
                edited.documentProperty().map(document -> !document.workloads().isEmpty()));
        scenarios = new TickList("optimise-in", ""::equals, messages.text("optimise.no-scenario"));
        entries.heading("optimise.holds-in").add(scenarios.node())
                .require(scenarios.chosenProperty().map(chosen -> !chosen.isEmpty()));
        usual = radio("optimise.usual", "optimise-usual");
        named = radio("optimise.named", "optimise-named");
        varied = new VariedProperties(messages, edited, "optimise-vary");
        addVaried();
        kept = entries.entry("optimise.kept", "optimise-kept", this::paths).with("",
                messages.text("optimise.kept-prompt"));
        entries.heading("optimise.how-sure");
        confidence = entries.entry("optimise.confidence", "optimise-confidence", reading.share(0.5, 1))
                .with("95%", "");
        headroom = entries.entry("optimise.headroom", "optimise-headroom", text -> Share.parse(text).value())
                .with("15%", "");
        availability = entries.entry("optimise.availability", "optimise-availability-least",
                text -> text.isEmpty() ? Optional.<Double>empty() : Optional.of(reading.share(0, 1).apply(text)))
                .with("", messages.text("optimise.availability-prompt"));
        budget = entries.entry("optimise.budget", "optimise-budget",
                reading.wholeNumber(LEAST_BUDGET, MOST_BUDGET)).with("1000", "");
        simulation = new SimulationEntries(messages, entries, "optimise",
                new SimulationEntries.Replications(5, 10, 1000));
        edited.documentProperty().subscribe(this::follow);
        edited.documentProperty().addListener((_, _, _) -> kept.read());
    }

    private RadioButton radio(String key, String id) {
        RadioButton button = new RadioButton(messages.text(key));
        button.setId(id);
        button.setWrapText(true);
        return button;
    }

    private void addVaried() {
        ToggleGroup group = new ToggleGroup();
        group.getToggles().setAll(usual, named);
        usual.setSelected(true);
        varied.node().visibleProperty().bind(named.selectedProperty());
        varied.node().managedProperty().bind(named.selectedProperty());
        entries.heading("optimise.may-vary").add(usual).add(named).add(varied.node())
                .require(Bindings.or(usual.selectedProperty(), varied.rightProperty()));
        Condition.add(entries, "optimise-conflict", Bindings.createStringBinding(this::conflict,
                named.selectedProperty(), varied.spelledProperty(), scenarios.chosenProperty(),
                edited.documentProperty()));
    }

    /// A value of a scenario would win, and the search would find that nothing matters.
    private String conflict() {
        if (named.isSelected()) {
            for (Variation variation : Variation.parseAll(varied.spelledProperty().get())) {
                for (String id : scenarios.chosen()) {
                    Scenario scenario = edited.document().scenarios().get(id);
                    if (scenario != null && scenario.set().containsKey(variation.path())) {
                        return messages.text("optimise.conflict", id, variation.path());
                    }
                }
            }
        }
        return "";
    }

    private void follow(Document document) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("", messages.text("run.baseline"));
        document.scenarios().keySet().forEach(id -> names.put(id, id));
        scenarios.show(names);
    }

    /// Beginnings of paths, separated by commas or spaces.
    private List<String> paths(String text) {
        return Stream.of(text.split("[,\\s]+")).filter(path -> !path.isEmpty()).map(path -> {
            PropertyPath parsed = PropertyPath.parse(path);
            parsed.read(edited.document());
            return parsed.toString();
        }).toList();
    }

    Node node() {
        return entries.node();
    }

    ReadOnlyBooleanProperty rightProperty() {
        return entries.rightProperty();
    }

    /// Empty while something is wrong.
    Optional<Optimiser.Options> options() {
        return rightProperty().get() ? Optional.of(chosen()) : Optional.empty();
    }

    private Optimiser.Options chosen() {
        return new Optimiser.Options(simulation.options(null), scenarios.chosen(),
                named.isSelected() ? Variation.parseAll(varied.spelledProperty().get()) : List.of(),
                kept.value().orElseThrow(), confidence.value().orElseThrow(), budget.value().orElseThrow().intValue(),
                headroom.value().orElseThrow(), availability.value().orElseThrow().orElse(Double.NaN));
    }
}
