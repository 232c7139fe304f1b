package dev.archipelago.app.editor.redesign;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.asking.QuestionPage;
import dev.archipelago.app.editor.asking.QuestionPane;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Choices;
import dev.archipelago.app.editor.page.CopyMenu;
import dev.archipelago.app.editor.page.Entries;
import dev.archipelago.app.editor.page.Entry;
import dev.archipelago.app.editor.page.Reading;
import dev.archipelago.app.editor.page.ScenarioEntry;
import dev.archipelago.app.editor.redesign.BoundaryAnswer.Asked;
import dev.archipelago.app.editor.redesign.BoundaryAnswer.Question;
import dev.archipelago.simulator.redesign.BoundaryStudy;
import dev.archipelago.simulator.redesign.Laboratory;
import dev.archipelago.simulator.report.BoundaryReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Asks whether services are cut well, what other cuts would do, and which way leads there.
public final class BoundariesPage implements QuestionPage {
    private static final String ID = "boundaries";
    private static final int USUAL_SUGGESTIONS = 5;
    private static final int MOST_SUGGESTIONS = 100;

    private final AskParts parts;
    private final Messages messages;
    private final Inquiry<BoundaryAnswer> inquiry;
    private final ComboBox<Asked> asked;
    private final ScenarioEntry scenario;
    private final Entry<Long> suggestions;
    private final CheckBox losses;
    private final LaboratoryEntries laboratory;
    private final QuestionPane<BoundaryAnswer> pane;
    private final Drawings drawings;

    public BoundariesPage(AskParts parts, Drawings drawings) {
        this.parts = parts;
        this.drawings = drawings;
        messages = parts.messages();
        inquiry = parts.inquiry(ID);
        asked = Choices.box("boundaries-asked", messages.text("redesign.asked"),
                one -> messages.text("redesign.asked." + one));
        Choices.fill(asked, List.of(Asked.values()));
        scenario = new ScenarioEntry(messages, parts.edited(), "boundaries-scenario");
        losses = new CheckBox(messages.text("redesign.losses"));
        losses.setId("boundaries-losses");
        losses.setSelected(true);
        losses.setWrapText(true);
        losses.setMinHeight(Region.USE_PREF_SIZE);
        Entries entries = new Entries(messages);
        entries.add(Choices.column(messages.text("redesign.asked"), asked)).add(scenario.node());
        suggestions = entries.entry("redesign.suggestions", "boundaries-suggestions",
                new Reading(messages).wholeNumber(0, MOST_SUGGESTIONS)).with(Integer.toString(USUAL_SUGGESTIONS), "");
        suggestions.field().disableProperty()
                .bind(asked.valueProperty().map(one -> one == Asked.FROM_MONOLITH));
        entries.add(losses);
        laboratory = new LaboratoryEntries(messages, entries, ID);
        pane = new QuestionPane<>(parts, ID, inquiry,
                new QuestionPane.Form(entries.node(), entries.rightProperty(), this::ask), this::show);
    }

    @Override
    public Ikon icon() {
        return MaterialDesignS.SET_SPLIT;
    }

    @Override
    public QuestionPane<?> pane() {
        return pane;
    }

    @Override
    public void focus() {
        asked.requestFocus();
    }

    private void ask() {
        String chosen = scenario.scenario();
        Function<Boolean, Laboratory> simulated = laboratory.laboratory(chosen);
        Question question = new Question(asked.getValue(), chosen, suggestions.value().orElseThrow().intValue(),
                losses.isSelected(), simulated);
        inquiry.ask((document, progress, cancel) -> {
            LaboratoryEntries.requireWorkload(messages, document);
            return question.answer(BoundaryStudy.of(document, chosen), progress, cancel);
        });
    }

    private Node show(Inquiry.Answer<BoundaryAnswer> answer) {
        BoundaryAnswer found = answer.found();
        MeasuresView measures = new MeasuresView(parts);
        VBox designs = new VBox(10, new TrialsView(parts, drawings, ID).of(answer.document(), found.trials(),
                found.asked().isWay()));
        if (found.asked().isWay() && !found.trials().trials().isEmpty()) {
            designs.getChildren().addFirst(new StepFiles(parts).node(found.trials()));
        }
        TabPane tabs = new TabPane(
                tab("patterns", messages.text("redesign.tab.patterns", found.study().patterns().size()),
                        measures.patterns(found.study().patterns())),
                tab("designs", messages.text("redesign.tab." + found.asked()), designs),
                tab("measures", messages.text("redesign.tab.measures"), measures.measures(found.study().metrics())));
        tabs.setId("boundaries-answer");
        tabs.getSelectionModel()
                .select(found.trials().trials().isEmpty() && !found.study().patterns().isEmpty() ? 0 : 1);
        HBox copy = new HBox(CopyMenu.of(messages, "boundaries-copy", forms(messages, answer), parts.say()));
        copy.setPickOnBounds(false);
        copy.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        copy.getStyleClass().add("redesign-copy");
        StackPane.setAlignment(copy, Pos.TOP_RIGHT);
        return new StackPane(tabs, copy);
    }

    private static Tab tab(String id, String title, Node content) {
        Tab tab = new Tab(title, Scrolled.of(content));
        tab.setId("boundaries-tab-" + id);
        tab.setClosable(false);
        return tab;
    }

    /// About the design that was asked about, whatever it is called by now.
    static Map<String, Supplier<String>> forms(Messages messages, Inquiry.Answer<BoundaryAnswer> answer) {
        BoundaryAnswer found = answer.found();
        BoundaryReport report = new BoundaryReport(title(found.asked()), answer.document().name(),
                found.study().metrics(), found.study().patterns(), found.trials(), List.of());
        Map<String, Supplier<String>> forms = new LinkedHashMap<>();
        forms.put("Markdown", report::markdown);
        forms.put(messages.text("page.text"), report::text);
        forms.put("JSON", report::json);
        forms.put("CSV", report::csv);
        return forms;
    }

    /// Reports are in English, as those of the command line.
    private static String title(Asked asked) {
        return switch (asked) {
            case SUGGESTIONS -> "Suggestions, each beside the present design";
            case CUTS -> "Cuts, each beside the present one";
            case FROM_MONOLITH, TO_SUGGESTED -> "Steps, each beside the one before it";
        };
    }
}
