package dev.archipelago.app.editor.compare;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.asking.QuestionPage;
import dev.archipelago.app.editor.asking.QuestionPane;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.editor.page.Choices;
import dev.archipelago.app.editor.page.Entries;
import dev.archipelago.app.editor.page.Entry;
import dev.archipelago.app.editor.page.Reading;
import dev.archipelago.app.editor.page.SimulationEntries;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.experiment.Comparison;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.result.OverlaidResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Asks in what this design, under a scenario, differs from another, or from itself under another one.
public final class ComparePage implements QuestionPage {
    private static final String ID = "compare";
    private static final int LEAST_REPLICATIONS = 2;
    private static final int USUAL_REPLICATIONS = 10;
    private static final int MOST_REPLICATIONS = 1000;

    private final AskParts parts;
    private final Messages messages;
    private final Inquiry<Compared> inquiry;
    private final OpponentEntries opponent;
    private final ComboBox<Optional<String>> before;
    private final ComboBox<Optional<String>> after;
    private final SimulationEntries simulation;
    private final Entry<Double> matters;
    private final QuestionPane<Compared> pane;

    /// What was found.
    ///
    /// @param matters how small a change still matters, as a part of the value before
    /// @param before what the first is called
    /// @param after what the second is called
    record Compared(OverlaidResult result, double matters, Wording before, Wording after) {

        /// With the names of both in a language.
        OverlaidResult in(Messages messages) {
            return new OverlaidResult(result.comparison().named(before.in(messages), after.in(messages)),
                    result.latencies(), result.before(), result.after());
        }
    }

    public ComparePage(AskParts parts) {
        this.parts = parts;
        messages = parts.messages();
        inquiry = parts.inquiry(ID);
        opponent = new OpponentEntries(parts);
        before = scenarios("compare-before");
        after = scenarios("compare-after");
        Entries entries = new Entries(messages);
        entries.add(opponent.node()).add(Choices.row(messages.text("compare.scenario-before"), before))
                .heading("compare.this-design").add(Choices.row(messages.text("run.scenario"), after));
        simulation = new SimulationEntries(messages, entries, ID,
                new SimulationEntries.Replications(LEAST_REPLICATIONS, USUAL_REPLICATIONS, MOST_REPLICATIONS));
        matters = entries.entry("compare.matters", "compare-matters", new Reading(messages).share(0, 1)).with("5%", "");
        BooleanBinding different = Bindings.createBooleanBinding(this::isDifferent, opponent.opponentProperty(),
                before.valueProperty(), after.valueProperty());
        entries.add(same(different)).require(different);
        follow();
        ComparisonView view = new ComparisonView(parts);
        pane = new QuestionPane<>(parts, ID, inquiry,
                new QuestionPane.Form(entries.node(), entries.rightProperty(), this::ask),
                answer -> view.of(answer.found()));
    }

    private ComboBox<Optional<String>> scenarios(String id) {
        return Choices.box(id, messages.text("run.scenario"),
                scenario -> scenario.orElseGet(() -> messages.text("run.baseline")));
    }

    private Node same(BooleanBinding different) {
        Label same = new Label(messages.text("compare.same"));
        same.setId("compare-same");
        same.getStyleClass().add(Styles.HINT);
        same.setWrapText(true);
        same.setMinHeight(Region.USE_PREF_SIZE);
        same.visibleProperty().bind(different.not().and(
                Bindings.createBooleanBinding(opponent::isItself, opponent.opponentProperty())));
        same.managedProperty().bind(same.visibleProperty());
        return same;
    }

    /// There is something to compare with.
    private boolean isDifferent() {
        return opponent.opponentProperty().get().isPresent()
                && !(opponent.isItself() && Objects.equals(before.getValue(), after.getValue()));
    }

    private void follow() {
        parts.edited().documentProperty().addListener((_, _, document) -> fill(after, document));
        opponent.opponentProperty()
                .addListener((_, _, found) -> found.ifPresent(other -> fill(before, other.document())));
        fill(after, parts.edited().document());
        opponent.opponentProperty().get().ifPresent(other -> fill(before, other.document()));
        if (after.getItems().size() > 1) {
            after.setValue(after.getItems().get(1)); // so that there is something to compare at once
        }
        opponent.onOther(this::compareDesigns);
    }

    /// Two designs differ by themselves, so that both are under the same scenario until another is chosen.
    private void compareDesigns() {
        after.setValue(after.getItems().contains(before.getValue()) ? before.getValue() : Optional.empty());
    }

    private static void fill(ComboBox<Optional<String>> box, Document document) {
        List<Optional<String>> scenarios = new ArrayList<>(List.of(Optional.empty()));
        document.scenarios().keySet().forEach(id -> scenarios.add(Optional.of(id)));
        Choices.fill(box, scenarios);
    }

    @Override
    public Ikon icon() {
        return MaterialDesignC.COMPARE;
    }

    @Override
    public QuestionPane<?> pane() {
        return pane;
    }

    @Override
    public void focus() {
        opponent.first().requestFocus();
    }

    private void ask() {
        Optional<String> wanted = before.getValue();
        opponent.refreshFile();
        if (pane.button().isDisabled() || !wanted.equals(before.getValue())) {
            return; // the file no longer has what was chosen, which is seen now
        }
        Opponent other = opponent.opponentProperty().get().orElseThrow();
        boolean itself = opponent.isItself();
        Optional<String> one = before.getValue();
        Optional<String> two = after.getValue();
        Evaluation.Options how = simulation.options(null);
        double smallest = matters.value().orElseThrow();
        Comparison.Options options = new Comparison.Options(how.seed(), how.replications(), how.duration(),
                how.warmUp(), Runtime.getRuntime().availableProcessors(), Detail.STANDARD, true);
        Wording first = named(other.name(), one);
        String own = parts.edited().document().name();
        Wording second = named(_ -> own, two);
        inquiry.ask((document, progress, cancel) -> new Compared(compared(
                new Comparison.Side(first.in(messages), itself ? document : other.document(), one.orElse(null)),
                new Comparison.Side(second.in(messages), document, two.orElse(null)), options, progress, cancel),
                smallest, first, second));
    }

    private OverlaidResult compared(Comparison.Side one, Comparison.Side two, Comparison.Options options,
            Progress progress, CancelSignal cancel) {
        for (Comparison.Side side : List.of(one, two)) {
            Checks.all().run(side.document()).stream().filter(Finding::isError).findFirst().ifPresent(error -> {
                throw new IllegalArgumentException(
                        messages.text("compare.errors", side.name(), messages.text(error.said())));
            });
            if (side.document().workloads().isEmpty()) {
                throw new IllegalArgumentException(messages.text("compare.no-workload", side.name()));
            }
        }
        return Comparison.overlaid(one, two, options, progress, cancel);
    }

    private static Wording named(Wording design, Optional<String> scenario) {
        return scenario.<Wording>map(id -> messages -> messages.text("compare.side", design.in(messages), id))
                .orElse(design);
    }
}
