package dev.archipelago.app.editor.sweep;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Condition;
import dev.archipelago.app.editor.page.Entries;
import dev.archipelago.app.editor.page.Entry;
import dev.archipelago.app.editor.page.Reading;
import dev.archipelago.app.editor.page.ScenarioEntry;
import dev.archipelago.app.editor.page.SimulationEntries;
import dev.archipelago.app.editor.page.VariedProperties;
import dev.archipelago.model.file.DocumentFile;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.job.JobException;
import dev.archipelago.simulator.job.JobFiles;
import dev.archipelago.simulator.job.PlannedSweep;
import dev.archipelago.simulator.job.SweepJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// What is chosen before a sweep: which properties take which values, how points are chosen, and how each is evaluated.
///
/// The sweep is planned as soon as everything fits, so that what does not fit together is told at once.
final class SweepForm {
    private final EditedDocument edited;
    private final Messages messages;
    private final Entries entries;
    private final VariedProperties varied;
    private final ComboBox<Sampling.Kind> sampling = new ComboBox<>();
    private final Entry<Long> samples;
    private final RadioButton estimate;
    private final RadioButton simulate;
    private final ScenarioEntry scenario;
    private final SimulationEntries simulation;
    private final ReadOnlyObjectWrapper<Optional<PlannedSweep>> planned = new ReadOnlyObjectWrapper<>(
            Optional.empty());
    private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");
    private final Label count = new Label();
    /// Whether it is seen: planning takes a while where the design is large, and nobody waits for it elsewhere.
    private final ObservableValue<Boolean> seen;
    private boolean due;

    SweepForm(AskParts parts) {
        edited = parts.edited();
        messages = parts.messages();
        entries = new Entries(messages);
        Condition.add(entries, "sweep-workload", messages.text("page.needs-workload"),
                edited.documentProperty().map(document -> !document.workloads().isEmpty()));
        varied = new VariedProperties(messages, edited, "sweep-vary");
        entries.heading("sweep.properties").add(varied.node()).require(varied.rightProperty());
        entries.heading("sweep.points");
        addSampling();
        samples = entries.entry("sweep.samples", "sweep-samples",
                new Reading(messages).wholeNumber(1, Sampling.MOST_POINTS)).with("64", "");
        samples.field().disableProperty().bind(sampling.valueProperty().map(kind -> !draws(kind)));
        estimate = radio("sweep.estimate", "sweep-estimate");
        simulate = radio("sweep.simulate", "sweep-simulate");
        addMethod();
        scenario = new ScenarioEntry(messages, edited, "sweep-scenario");
        entries.add(scenario.node());
        simulation = new SimulationEntries(messages, entries, "sweep",
                new SimulationEntries.Replications(1, 5, 10_000));
        Condition.add(entries, "sweep-plan", wrong);
        count.setId("sweep-count");
        entries.add(count);
        seen = entries.node().sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty)
                .orElse(false);
        follow();
    }

    private void addSampling() {
        sampling.setId("sweep-sampling");
        sampling.setAccessibleText(messages.text("sweep.points"));
        sampling.getItems().setAll(Sampling.Kind.values());
        sampling.setValue(Sampling.Kind.GRID);
        sampling.setMaxWidth(Double.MAX_VALUE);
        sampling.setConverter(new Names());
        entries.add(sampling);
    }

    private RadioButton radio(String key, String id) {
        RadioButton button = new RadioButton(messages.text(key));
        button.setId(id);
        button.setWrapText(true);
        return button;
    }

    private void addMethod() {
        ToggleGroup group = new ToggleGroup();
        group.getToggles().setAll(estimate, simulate);
        estimate.setSelected(true);
        entries.heading("sweep.method").add(estimate).add(simulate);
    }

    private static boolean draws(Sampling.Kind kind) {
        return kind == Sampling.Kind.LATIN_HYPERCUBE || kind == Sampling.Kind.VARIANCE;
    }

    private void follow() {
        sampling.valueProperty().addListener((_, _, kind) -> varied.setGrid(kind == Sampling.Kind.GRID));
        List<ObservableValue<?>> chosen = List.of(varied.spelledProperty(), varied.rightProperty(),
                sampling.valueProperty(), samples.valueProperty(), simulate.selectedProperty(),
                scenario.box().valueProperty(), edited.documentProperty(), edited.fileProperty(),
                entries.rightProperty());
        simulation.onChange(this::planSoon);
        chosen.forEach(value -> value.addListener((_, _, _) -> planSoon()));
        seen.addListener((_, _, now) -> {
            if (now && due) {
                plan();
            }
        });
        plan();
    }

    private void planSoon() {
        due = true;
        if (seen.getValue()) {
            plan();
        }
    }

    private void plan() {
        due = false;
        Optional<PlannedSweep> found = Optional.empty();
        String problem = "";
        if (varied.rightProperty().get() && samples.value().isPresent()) {
            try {
                found = Optional.of(job().of(edited.document(), folder()));
            } catch (JobException e) {
                problem = String.valueOf(e.getMessage());
            }
        }
        planned.set(found);
        count.setText(found.map(sweep -> messages.text("sweep.count", sweep.points())).orElse(""));
        if (!problem.equals(wrong.get())) {
            wrong.set(problem);
        }
    }

    private SweepJob job() {
        Evaluation.Options options = simulation.isRight()
                ? simulation.options(scenario.scenario())
                : SimulationEntries.usual(scenario.scenario());
        Evaluation.Options how = simulate.isSelected()
                ? options
                : new Evaluation.Options(Evaluation.Method.ESTIMATE, options.scenario(), options.seed(),
                        options.replications(), options.duration(), options.warmUp(), options.detail());
        return new SweepJob(varied.spelledProperty().get(), List.of(), sampling.getValue(),
                draws(sampling.getValue()) ? samples.value().orElseThrow().intValue() : 0, how);
    }

    /// In which the tables lie that the design names.
    private Path folder() {
        return edited.file().map(DocumentFile::path).map(JobFiles::folderOf).orElse(Path.of(""));
    }

    Node node() {
        return entries.node();
    }

    ReadOnlyBooleanProperty rightProperty() {
        return entries.rightProperty();
    }

    /// The sweep that is chosen; empty while something is wrong.
    ReadOnlyObjectProperty<Optional<PlannedSweep>> plannedProperty() {
        return planned.getReadOnlyProperty();
    }

    /// The sweep as it is now.
    Optional<PlannedSweep> planned() {
        plan();
        return rightProperty().get() ? planned.get() : Optional.empty();
    }

    void focus() {
        varied.focus();
    }

    private final class Names extends StringConverter<Sampling.Kind> {
        @Override
        public String toString(Sampling.@Nullable Kind kind) {
            return kind == null ? "" : messages.text("sweep.sampling." + kind);
        }

        @Override
        public Sampling.Kind fromString(String text) {
            throw new UnsupportedOperationException("The field is not editable");
        }
    }
}
