package dev.archipelago.app.editor.redesign;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.asking.QuestionPage;
import dev.archipelago.app.editor.asking.QuestionPane;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Choices;
import dev.archipelago.app.editor.page.CopyMenu;
import dev.archipelago.app.editor.page.Entries;
import dev.archipelago.app.editor.page.Entry;
import dev.archipelago.app.editor.page.Reading;
import dev.archipelago.app.editor.page.ScenarioEntry;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.simulator.boundaries.BoundaryMetrics;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.redesign.Laboratory;
import dev.archipelago.simulator.redesign.ProtocolStudy;
import dev.archipelago.simulator.redesign.WireCosts;
import dev.archipelago.simulator.report.BoundaryReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Asks what another way of talking would do: gRPC, HTTP/2, one call for many, kept answers, a message.
public final class ProtocolsPage implements QuestionPage {
    private static final String ID = "protocols";
    private static final int USUAL_MOST = 10;
    private static final int MOST = 500;

    private final AskParts parts;
    private final Messages messages;
    private final Inquiry<Found> inquiry;
    private final ComboBox<Optional<ConnectionId>> connection;
    private final ScenarioEntry scenario;
    private final Entry<Long> most;
    private final WireEntries wire;
    private final LaboratoryEntries laboratory;
    private final QuestionPane<Found> pane;
    private final TrialsView trials;

    /// What was found.
    private record Found(TrialResult trials, BoundaryMetrics metrics, WireCosts costs) {}

    public ProtocolsPage(AskParts parts, Drawings drawings) {
        this.parts = parts;
        messages = parts.messages();
        inquiry = parts.inquiry(ID);
        trials = new TrialsView(parts, drawings, ID);
        connection = Choices.box("protocols-connection", messages.text("redesign.connection"),
                id -> id.map(one -> one.from() + " → " + one.to()).orElseGet(() -> messages.text("redesign.all")));
        scenario = new ScenarioEntry(messages, parts.edited(), "protocols-scenario");
        Entries entries = new Entries(messages);
        entries.add(Choices.column(messages.text("redesign.connection"), connection)).add(scenario.node());
        most = entries.entry("redesign.most", "protocols-most", new Reading(messages).wholeNumber(1, MOST))
                .with(Integer.toString(USUAL_MOST), "");
        laboratory = new LaboratoryEntries(messages, entries, ID);
        wire = new WireEntries(messages, entries);
        parts.edited().documentProperty().addListener((_, before, now) -> {
            if (!before.architecture().equals(now.architecture())) {
                fill(now);
            }
        });
        fill(parts.edited().document());
        pane = new QuestionPane<>(parts, ID, inquiry,
                new QuestionPane.Form(entries.node(), entries.rightProperty(), this::ask), this::show);
    }

    private void fill(Document document) {
        List<Optional<ConnectionId>> all = new ArrayList<>(List.of(Optional.empty()));
        Topology.of(document.architecture(), document.workloads()).links().stream().filter(Link::isSynchronous)
                .map(Link::id).sorted()

                .forEach(id -> all.add(Optional.of(id)));
        Choices.fill(connection, all);
    }

    /// What is selected on the drawing is asked about.
    @Override
    public void shown() {
        Selection selection = parts.edited().selection();
        if (selection.size() == 1) {
            selection.connections().stream().findFirst().map(Optional::of)
                    .filter(connection.getItems()::contains).ifPresent(connection::setValue);
        }
    }

    @Override
    public Ikon icon() {
        return MaterialDesignS.SWAP_HORIZONTAL;
    }

    @Override
    public QuestionPane<?> pane() {
        return pane;
    }

    @Override
    public void focus() {
        connection.requestFocus();
    }

    private void ask() {
        String chosen = scenario.scenario();
        WireCosts costs = wire.costs();
        Optional<ConnectionId> only = connection.getValue();
        int limit = most.value().orElseThrow().intValue();
        Laboratory simulated = laboratory.laboratory(chosen).apply(false);
        inquiry.ask((document, progress, cancel) -> {
            LaboratoryEntries.requireWorkload(messages, document);
            ProtocolStudy study = ProtocolStudy.of(document, chosen, costs);
            return new Found(tried(study, only, limit, new Watched(simulated, progress, cancel)),
                    BoundaryMetrics.of(Laboratory.graph(document, chosen)), costs);
        });
    }

    /// A laboratory at work.
    private record Watched(Laboratory laboratory, Progress progress, CancelSignal cancel) {}

    private TrialResult tried(ProtocolStudy study, Optional<ConnectionId> only, int limit, Watched work) {
        if (only.isPresent() && !study.connections().contains(only.get())) {
            throw new IllegalArgumentException(messages.text("redesign.nothing-asked", only.get()));
        }
        return study.tried(only.map(List::of).orElseGet(study::connections), limit, work.laboratory(),
                work.progress(), work.cancel());
    }

    private Node show(Inquiry.Answer<Found> answer) {
        Found found = answer.found();
        VBox assumed = new VBox(2, heading());
        found.costs().sentences().forEach(sentence -> assumed.getChildren().add(TrialsView.muted(sentence)));
        HBox copy = new HBox(CopyMenu.of(messages, "protocols-copy", forms(found), parts.say()));
        copy.setAlignment(Pos.CENTER_RIGHT);
        return Scrolled.of(new VBox(10, copy, trials.of(answer.document(), found.trials(), false), assumed));
    }

    private Label heading() {
        Label heading = new Label(messages.text("redesign.assumed"));
        heading.getStyleClass().add("results-heading");
        return heading;
    }

    private Map<String, Supplier<String>> forms(Found found) {
        BoundaryReport report = new BoundaryReport(
                found.trials().architecture() + ": other ways to talk, each beside the present one",
                found.trials().architecture(), found.metrics(), List.of(), found.trials(), found.costs().sentences());
        Map<String, Supplier<String>> forms = new LinkedHashMap<>();
        forms.put("Markdown", report::trialMarkdown);
        forms.put(messages.text("page.text"), report::trialText);
        forms.put("JSON", report::trialJson);
        forms.put("CSV", report::csv);
        return forms;
    }
}
