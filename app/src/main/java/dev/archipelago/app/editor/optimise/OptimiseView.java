package dev.archipelago.app.editor.optimise;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Applying;
import dev.archipelago.app.editor.page.CopyMenu;
import dev.archipelago.app.editor.page.Lines;
import dev.archipelago.app.editor.page.ValueTable;
import dev.archipelago.app.editor.page.ValueTable.Column;
import dev.archipelago.app.editor.page.VerdictLine;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.report.OptimisationJson;
import dev.archipelago.simulator.report.OptimisationReport;
import dev.archipelago.simulator.result.OptimisationResult;
import dev.archipelago.simulator.result.OptimisationResult.Candidate;
import dev.archipelago.simulator.result.OptimisationResult.Check;
import dev.archipelago.simulator.result.OptimisationResult.LeftAlone;
import dev.archipelago.simulator.result.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// What came of the search for the cheapest configuration: the answer, the front, what the chosen one changes and why, and its
/// objectives.
final class OptimiseView {
    private static final int MOST_ROWS = 9;

    private final AskParts parts;
    private final Messages messages;
    private final Document asked;
    private final OptimisationResult result;
    private final OptimiseWording wording;
    private final Applying applying;
    private final FrontChart front;
    private final Button apply;
    private final Label chosenTitle = Lines.heading("");
    private final VBox changes = new VBox();
    private final VBox node = new VBox(10);
    private ValueTable<Integer> table;
    private int chosen;

    OptimiseView(AskParts parts, Inquiry.Answer<OptimisationResult> found) {
        this.parts = parts;
        this.messages = parts.messages();
        this.asked = found.document();
        this.result = found.found();
        this.wording = new OptimiseWording(messages, result);
        this.applying = new Applying(parts.edited(), asked);
        this.front = new FrontChart(wording, this::choose);
        this.apply = new Button(messages.text("what-if.apply"), Icons.of(MaterialDesignC.CHECK, 14));
        this.table = candidates();
        fill();
    }

    Node node() {
        return Lines.scrolled(node, "optimise-answer");
    }

    private void fill() {
        node.getChildren().addAll(Lines.title(wording.answer(), "optimise-sentence"), Lines.line(wording.sureness()));
        if (!result.assumed().isEmpty()) {
            node.getChildren().add(Lines.muted(messages.text("optimise.assumed", result.assumed())));
        }
        node.getChildren().addAll(actions(), choice(), front.node(), table.node(), chosenTitle, changes,
                Lines.heading(messages.text("results.objectives")), objectives(), Lines.muted(wording.effort()));
        leftAlone();
        front.show(FrontChart.Upwards.LATENCY);
        choose(Math.max(0, result.best()));
    }

    // ---- actions ---------------------------------------------------------------------------------------------------

    private Node actions() {
        apply.setId("optimise-apply");
        apply.getStyleClass().addAll("small", "accent");
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setOnAction(_ -> apply());
        HBox bar = new HBox(10, apply, CopyMenu.of(messages, "optimise-copy", forms(), parts.say()));
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Map<String, Supplier<String>> forms() {
        Map<String, Supplier<String>> forms = new LinkedHashMap<>();
        forms.put(messages.text("page.text"), () -> OptimisationReport.text(result));
        forms.put("Markdown", () -> OptimisationReport.markdown(result));
        forms.put("JSON", () -> OptimisationJson.of(result));
        forms.put("CSV", () -> OptimisationReport.csv(result));
        return forms;
    }

    private void apply() {
        Map<String, String> values = result.candidates().get(chosen).values();
        if (applying.apply(messages.text("edit.optimise", values.size()), values)) {
            parts.say().accept(messages.text("optimise.applied", values.size()));
        }
        refresh();
    }

    /// Follows the document, so that only what is still true of it can be applied.
    void refresh() {
        apply.setDisable(result.candidates().isEmpty()
                || !applying.canApply(result.candidates().get(chosen).values()));
    }

    // ---- configurations --------------------------------------------------------------------------------------------

    private Node choice() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton latency = toggle("optimise.against-latency", "optimise-latency", "left-pill", group);
        ToggleButton availability = toggle("optimise.against-availability", "optimise-availability", "right-pill",
                group);
        latency.setSelected(true);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            } else if (now != null) {
                front.show(availability.isSelected()
                        ? FrontChart.Upwards.AVAILABILITY
                        : FrontChart.Upwards.LATENCY);
                front.mark(chosen);
            }
        });
        HBox bar = new HBox(latency, availability);
        bar.getStyleClass().add("result-sections");
        return bar;
    }

    private ToggleButton toggle(String key, String id, String style, ToggleGroup group) {
        ToggleButton button = new ToggleButton(messages.text(key));
        button.setId(id);
        button.getStyleClass().addAll(style, "small");
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private Candidate candidate(int number) {
        return result.candidates().get(number);
    }

    private ValueTable<Integer> candidates() {
        return new ValueTable<>("optimise-candidates", List.of(
                Column.<Integer>words("", 40, i -> candidate(i).isOnFront() ? "★" : ""),
                Column.<Integer>number(messages.text("optimise.column.cost"), 110,
                        i -> Figures.number(candidate(i).cost().value()), i -> candidate(i).cost().value()),
                Column.<Integer>number(messages.text("optimise.column.latency"), 130,
                        i -> wording.latency(candidate(i)), i -> candidate(i).latency().value()),
                Column.<Integer>number(messages.text("optimise.column.availability"), 120,
                        i -> OptimiseWording.availability(candidate(i)), i -> candidate(i).availability()),
                Column.<Integer>words(messages.text("optimise.column.changes"), 120,
                        i -> wording.changes(candidate(i))),
                Column.<Integer>words(messages.text("optimise.column.fate"), 320,
                        i -> wording.reason(candidate(i).fate()))),
                IntStream.range(0, result.candidates().size()).boxed().toList()).rows(MOST_ROWS)
                .onChosen(this::choose);
    }

    private void choose(int number) {
        if (result.candidates().isEmpty()) {
            return;
        }
        chosen = number;
        front.mark(number);
        table.node().getSelectionModel().select(Integer.valueOf(number));
        chosenTitle.setText(candidate(number).fate().kind() == Reason.Kind.CHOSEN
                ? messages.text("optimise.chosen-changes")
                : messages.text("optimise.other-changes", wording.money(candidate(number).cost().value())));
        changes.getChildren().setAll(changes(number));
        refresh();
    }

    private Node changes(int number) {
        if (candidate(number).values().isEmpty()) {
            return Lines.line(messages.text("optimise.nothing-changed"));
        }
        List<ChangeRow> rows = ChangeRow.of(result, number, asked, wording);
        List<Column<ChangeRow>> columns = new ArrayList<>(List.of(
                Column.words(messages.text("optimise.column.property"), 260, ChangeRow::path),
                Column.words(messages.text("optimise.column.from"), 70, ChangeRow::before),
                Column.words(messages.text("optimise.column.to"), 70, ChangeRow::after)));
        if (candidate(number).fate().kind() == Reason.Kind.CHOSEN) {
            columns.addAll(List.of(
                    Column.number(messages.text("optimise.column.saves"), 110, ChangeRow::saving, ChangeRow::saves),
                    Column.words(messages.text("optimise.column.busy"), 140, ChangeRow::busy),
                    Column.words(messages.text("optimise.column.why"), 260, ChangeRow::why)));
        }
        return new ValueTable<>("optimise-changes", columns, rows).wide().rows(MOST_ROWS)
                .onChosen(row -> parts.show().accept(row.pointer())).node();
    }

    // ---- objectives ------------------------------------------------------------------------------------------------

    private Node objectives() {
        return new ValueTable<>("optimise-objectives", List.of(
                Column.words(messages.text("run.scenario"), 110, check -> check.scenario().isEmpty()
                        ? messages.text("run.baseline")
                        : check.scenario()),
                Column.words(messages.text("optimise.column.objective"), 320,
                        check -> check.objective() + ": " + check.target()),
                Column.number(messages.text("optimise.column.before"), 130,
                        check -> VerdictLine.figure(check.target(), check.before()), check -> check.before().value()),
                Column.number(messages.text("optimise.column.after"), 130,
                        check -> VerdictLine.figure(check.target(), check.after()), check -> check.after().value()),
                Column.words(messages.text("optimise.column.verdict"), 110,
                        check -> VerdictLine.word(messages, check.verdictAfter())),
                Column.<Check>number(messages.text("optimise.column.room"), 90,
                        check -> Figures.share(check.marginAfter()), Check::marginAfter)),
                result.checks()).rows(MOST_ROWS).node();
    }

    private void leftAlone() {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (LeftAlone one : result.leftAlone()) {
            byReason.computeIfAbsent(wording.reason(one.reason()), _ -> new ArrayList<>()).add(one.name());
        }
        byReason.forEach((reason, names) -> node.getChildren().add(Lines.muted(messages.text("optimise.left-alone",
                names.stream().collect(Collectors.joining(", ")), reason))));
    }
}
