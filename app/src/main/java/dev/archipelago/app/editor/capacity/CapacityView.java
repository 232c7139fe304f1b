package dev.archipelago.app.editor.capacity;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.CopyMenu;
import dev.archipelago.app.editor.page.Lines;
import dev.archipelago.app.editor.page.ValueTable;
import dev.archipelago.app.editor.page.ValueTable.Column;
import dev.archipelago.app.editor.page.VerdictLine;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.report.LoadLimitReport;
import dev.archipelago.simulator.report.WithoutOneReport;
import dev.archipelago.simulator.result.LoadLimitResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WithoutOneResult;
import dev.archipelago.simulator.result.WithoutOneResult.Extent;
import dev.archipelago.simulator.result.WithoutOneResult.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// What was found of the load that a design bears: the sentence, objectives at that load, room of each component, and losses.
final class CapacityView {
    private static final int MOST_ROWS = 12;

    private final AskParts parts;
    private final Messages messages;
    private final Inquiry<CapacityQuestion.Answer> inquiry;
    private final Document document;
    private final CapacityQuestion.Answer answer;
    private final LoadLimitResult whole;
    private final CapacityWording wording;
    private final VBox node = new VBox(10);

    private CapacityView(AskParts parts, Inquiry<CapacityQuestion.Answer> inquiry,
            Inquiry.Answer<CapacityQuestion.Answer> found) {
        this.parts = parts;
        this.inquiry = inquiry;
        this.messages = parts.messages();
        this.document = found.document();
        this.answer = found.found();
        this.whole = answer.result().whole();
        this.wording = new CapacityWording(messages, whole);
    }

    static Node of(AskParts parts, Inquiry<CapacityQuestion.Answer> inquiry,
            Inquiry.Answer<CapacityQuestion.Answer> found) {
        CapacityView view = new CapacityView(parts, inquiry, found);
        view.fill();
        return Lines.scrolled(view.node, "capacity-answer");
    }

    private void fill() {
        node.getChildren().add(Lines.title(wording.answer(), "capacity-sentence"));
        if (!whole.broken().isEmpty()) {
            node.getChildren().add(Lines.line(messages.text("capacity.breaks", String.join(", ", whole.broken()))
                    + whole.busiest().map(id -> " " + messages.text("capacity.busiest", id)).orElse("")));
        }
        node.getChildren().add(Lines.muted(wording.effort()));
        if (!whole.settled()) {
            node.getChildren().add(Lines.warning(messages.text("capacity.unsettled")));
        }
        node.getChildren().add(actions());
        answer.atLimit().ifPresent(this::objectives);
        if (!whole.loads().isEmpty()) {
            node.getChildren().addAll(Lines.heading(messages.text("capacity.headroom")),
                    new HeadroomList(messages, wording, this::show).of(whole).node());
        }
        losses();
    }

    private void show(String id) {
        parts.show().accept("/components/" + id);
    }

    // ---- actions ---------------------------------------------------------------------------------------------------

    private Node actions() {
        Button keep = new Button(messages.text("capacity.keep"), Icons.of(MaterialDesignP.PLUS, 14));
        keep.setId("capacity-keep");
        keep.getStyleClass().add("small");
        keep.setMinWidth(Region.USE_PREF_SIZE);
        Optional<LoadAtLimit> load = LoadAtLimit.of(document, answer.question(), whole);
        keep.disableProperty().bind(Bindings.createBooleanBinding(() -> load.isEmpty() || inquiry.staleProperty().get(),
                inquiry.staleProperty()));
        keep.setOnAction(_ -> load.ifPresent(found -> inquiry.keep(() -> keep(found))));
        HBox bar = new HBox(10, keep, CopyMenu.of(messages, "capacity-copy", forms(), parts.say()));
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    /// Adds a scenario with the load, in one step that can be undone.
    private void keep(LoadAtLimit load) {
        String id = load.freeId(parts.edited().document());
        String description = messages.text("capacity.scenario", wording.amount(whole.holds()));
        if (parts.edited().apply(messages.text("edit.scenario-at-limit", id), now -> load.in(now, id, description))) {
            parts.say().accept(messages.text("capacity.kept", id));
        }
    }

    private Map<String, Supplier<String>> forms() {
        WithoutOneResult result = answer.result();
        boolean losses = answer.question().losses().isPresent();
        Map<String, Supplier<String>> forms = new LinkedHashMap<>();
        forms.put(messages.text("page.text"),
                () -> losses ? WithoutOneReport.text(result) : LoadLimitReport.text(whole));
        forms.put("Markdown", () -> losses ? WithoutOneReport.markdown(result) : LoadLimitReport.markdown(whole));
        forms.put("JSON", () -> losses ? WithoutOneReport.json(result) : LoadLimitReport.json(whole));
        return forms;
    }

    // ---- objectives ------------------------------------------------------------------------------------------------

    private void objectives(SimulationResult atLimit) {
        node.getChildren().add(Lines.heading(messages.text("capacity.objectives", wording.amount(whole.holds()))));
        atLimit.objectives().forEach((id, objective) -> node.getChildren()
                .add(VerdictLine.of(messages, id, objective.target(), objective.measured(), objective.verdict())));
    }

    // ---- losses ----------------------------------------------------------------------------------------------------

    private void losses() {
        if (answer.question().losses().isPresent()) {
            node.getChildren().addAll(Lines.heading(messages.text("capacity.losses")),
                    Lines.line(wording.summary(answer.result())));
            if (!answer.result().losses().isEmpty()) {
                node.getChildren().add(table(answer.result().losses()));
                if (answer.result().losses().stream().flatMap(loss -> loss.simulated().stream())
                        .anyMatch(found -> !found.settled())) {
                    node.getChildren().add(Lines.muted(messages.text("capacity.star")));
                }
            }
        } else if (!whole.without().isEmpty()) {
            node.getChildren().addAll(Lines.heading(messages.text("capacity.losses-by-formulas")), formulas());
        }
    }

    private Node table(List<Loss> losses) {
        return new ValueTable<>("capacity-losses", List.of(
                Column.words(messages.text("capacity.column.lost"), 190, wording::name),
                Column.number(messages.text("capacity.column.holds"), 150, wording::limit,
                        loss -> loss.simulated().map(found -> found.limit().value()).orElse(loss.estimated())),
                Column.number(messages.text("capacity.column.share"), 110, loss -> Figures.share(loss.share()),
                        Loss::share),
                Column.words(messages.text("capacity.column.found-by"), 90, loss -> messages.text(
                        loss.simulated().isPresent() ? "page.simulation-word" : "page.formulas-word")),
                Column.words(messages.text("capacity.column.breaks"), 240, loss -> loss.simulated()
                        .map(found -> String.join(", ", found.broken())).orElse("")),
                Column.words(messages.text("capacity.column.busiest"), 120,
                        loss -> loss.simulated().flatMap(LoadLimitResult::busiest).orElse(""))),
                losses).rows(MOST_ROWS).onChosen(loss -> {
                    if (loss.extent() == Extent.REPLICA) {
                        show(loss.what());
                    }
                }).node();
    }

    private Node formulas() {
        return new ValueTable<>("capacity-losses", List.of(
                Column.words(messages.text("capacity.column.lost"), 220,
                        (String id) -> messages.text("capacity.replica", id)),
                Column.number(messages.text("capacity.column.holds"), 150, id -> Double.isInfinite(left(id))
                        ? messages.text("capacity.no-limit")
                        : messages.text("capacity.about", wording.amount(left(id))), this::left),
                Column.number(messages.text("capacity.column.share"), 110,
                        id -> Figures.share(left(id) / whole.estimated()), this::left)),
                whole.without().keySet().stream().sorted((a, b) -> Double.compare(left(a), left(b))).toList())
                .rows(MOST_ROWS).onChosen(this::show).node();
    }

    private double left(String id) {
        return Objects.requireNonNull(whole.without().get(id));
    }
}
