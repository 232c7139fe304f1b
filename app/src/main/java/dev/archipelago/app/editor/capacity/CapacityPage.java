package dev.archipelago.app.editor.capacity;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.asking.QuestionPage;
import dev.archipelago.app.editor.asking.QuestionPane;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Condition;
import dev.archipelago.app.editor.page.Entries;
import dev.archipelago.app.editor.page.Entry;
import dev.archipelago.app.editor.page.Reading;
import dev.archipelago.app.editor.page.ScenarioEntry;
import dev.archipelago.app.editor.page.SimulationEntries;
import dev.archipelago.app.editor.page.TickList;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.experiment.LoadSearch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import javafx.scene.control.CheckBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The question how much load a design bears before an objective is missed, also with one part of it lost.
public final class CapacityPage implements QuestionPage {
    private static final String ID = "capacity";
    private static final int MOST_REPLICATIONS = 80;
    private static final int MOST_LOSSES = 1000;

    private final Inquiry<CapacityQuestion.Answer> inquiry;
    private final TickList workloads;
    private final ScenarioEntry scenario;
    private final Entry<Double> precision;
    private final CheckBox withoutOne;
    private final Entry<Long> losses;
    private final SimulationEntries simulation;
    private final Entries entries;
    private final QuestionPane<CapacityQuestion.Answer> pane;

    public CapacityPage(AskParts parts) {
        Messages messages = parts.messages();
        Reading reading = new Reading(messages);
        inquiry = parts.inquiry(ID);
        entries = new Entries(messages);
        workloads = new TickList("capacity-workloads", _ -> true, messages.text("page.no-workload"));
        scenario = new ScenarioEntry(messages, parts.edited(), "capacity-scenario");
        entries.heading("capacity.grows").add(workloads.node())
                .require(workloads.chosenProperty().map(chosen -> !chosen.isEmpty()));
        Condition.add(entries, "capacity-objective", messages.text("capacity.no-objective"),
                parts.edited().documentProperty().map(CapacityPage::canBreak));
        entries.add(scenario.node());
        precision = entries.entry("capacity.precision", "capacity-precision", reading.share(0, 1)).with("2%", "");
        withoutOne = new CheckBox(messages.text("capacity.without-one"));
        withoutOne.setId("capacity-without-one");
        entries.add(withoutOne);
        losses = entries.entry("capacity.most-losses", "capacity-most", reading.wholeNumber(0, MOST_LOSSES))
                .with("5", "");
        losses.field().disableProperty().bind(withoutOne.selectedProperty().not());
        simulation = new SimulationEntries(messages, entries, ID,
                new SimulationEntries.Replications(2, 5, 10_000));
        pane = new QuestionPane<>(parts, ID, inquiry,
                new QuestionPane.Form(entries.node(), entries.rightProperty(), this::ask),
                found -> CapacityView.of(parts, inquiry, found));
        parts.edited().documentProperty().subscribe(this::follow);
    }

    private void follow(Document document) {
        Map<String, String> names = new LinkedHashMap<>();
        document.workloads().keySet().forEach(id -> names.put(id, id));
        workloads.show(names);
    }

    /// Whether there is an objective that more load may break.
    private static boolean canBreak(Document document) {
        return document.objectives().values().stream()
                .anyMatch(objective -> objective.metric() != Objective.Metric.THROUGHPUT);
    }

    @Override
    public Ikon icon() {
        return MaterialDesignS.SPEEDOMETER;
    }

    @Override
    public QuestionPane<?> pane() {
        return pane;
    }

    private void ask() {
        CapacityQuestion question = question();
        inquiry.ask(question::find);
    }

    private CapacityQuestion question() {
        var evaluation = simulation.options(scenario.scenario());
        return new CapacityQuestion(
                new LoadSearch.Options(evaluation, workloads.chosen(), precision.value().orElseThrow(),
                        Math.max(evaluation.replications(), MOST_REPLICATIONS)),
                withoutOne.isSelected()
                        ? OptionalInt.of(losses.value().orElseThrow().intValue())
                        : OptionalInt.empty());
    }
}
