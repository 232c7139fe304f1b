package dev.archipelago.app.editor;

import dev.archipelago.app.editor.asking.Problem;
import dev.archipelago.app.editor.canvas.Marking;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.inspector.RecordForm;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.playback.Playback;
import dev.archipelago.app.editor.results.ProblemsView;
import dev.archipelago.app.editor.results.ResultsView;
import dev.archipelago.app.editor.run.RunStrip;
import dev.archipelago.app.editor.run.SimulationRun;
import dev.archipelago.app.editor.scenario.FaultForm;
import dev.archipelago.app.editor.scenario.FaultTimeline;
import dev.archipelago.app.seeing.OverlayChoice;
import dev.archipelago.app.seeing.ResultOverlay;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.Shapes;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Question;
import dev.archipelago.simulator.experiment.Epicentre;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

/// Everything below the drawing: results, charts over time, faults, problems, what if, why, requests one by one and the reach of a
/// loss, and what of it is seen on the drawing.
final class Below {
    private final WorkspaceParts parts;
    private final Messages messages;
    private final EditedDocument edited;
    private final SimulationRun run;
    private final ProblemsView problems;
    private final ResultsView results;
    private final FaultTimeline timeline;
    private final Playing playing;
    private final Trying trying;
    private final Explaining explaining;
    private final Tracing tracing;
    private final Blasting blasting;
    private final BottomPane bottom;
    private final Surroundings around;

    /// What there is beside it.
    interface Surroundings {

        /// Shows the part of the document at a JSON pointer.
        void show(String pointer);

        void select(Selection selection);

        /// Shows on the drawing what is to be seen of results now.
        void showOverlay();

        void say(String text);
    }

    Below(WorkspaceParts parts, Surroundings around) {
        this.parts = parts;
        this.around = around;
        messages = parts.messages();
        edited = parts.edited();
        run = parts.run();
        problems = new ProblemsView(messages, finding -> around.show(finding.pointer()), edited::document,
                parts.edits()::mend);
        results = new ResultsView(messages, around::select, this::why);
        timeline = new FaultTimeline(messages, edited, this::faultForm);
        explaining = new Explaining(parts);
        tracing = new Tracing(parts, around::select, this::mark, around::say);
        blasting = new Blasting(parts, around::select, this::mark);
        trying = new Trying(parts, around::showOverlay, around::say);
        playing = new Playing(parts, timeline, around::showOverlay, around::say);
        bottom = new BottomPane(messages,
                List.of(results.node(), problems.node(), timeline.node(), trying.node(), explaining.node(),
                        tracing.node(), blasting.node(), playing.charts()),
                new RunStrip(messages, run).node(), playing.strip());
        bottom.onChanged(this::mark);
        Tips.on(bottom.node(), parts.commands(), messages,
                Map.of("tab-results", "show-results", "tab-charts", "show-charts", "tab-timeline", "show-timeline",
                        "tab-problems", "show-problems", "tab-what-if", "what-if", "tab-why", "why", "tab-traces",
                        "show-traces", "tab-blast", "blast"));
        followRun();
    }

    private FaultForm faultForm(Pointer pointer) {
        ListShape faults = (ListShape) Shapes.of(Scenario.class).part("faults").orElseThrow().shape();
        RecordForm form = new RecordForm(messages, edited, (OneOfShape) faults.element(), pointer);
        return new FaultForm() {
            @Override
            public Node node() {
                return form.node();
            }

            @Override
            public void refresh() {
                form.refresh();
            }
        };
    }

    private void followRun() {
        run.settingsProperty().addListener((_, _, settings) -> settings.scenario().ifPresent(timeline::show));
        run.outcomeProperty().addListener((_, _, outcome) -> {
            results.show(outcome.map(done -> new ResultsView.Shown(done.document(), done.result())));
            outcome.ifPresent(done -> {
                bottom.showOutcome();
                around.say(done.summary(messages));
            });
        });
        run.staleProperty().addListener((_, _, old) -> results.setStale(old));
        results.setStale(false);
        run.problemProperty().addListener((_, _, problem) -> problem.ifPresent(why -> {
            around.say(why.text(messages));
            if (why instanceof Problem.Blocked) {
                bottom.showProblems();
            }
        }));
    }

    Node node() {
        return bottom.node();
    }

    Playback playback() {
        return playing.playback();
    }

    /// What is to be seen of results on the drawing now.
    Overlay overlay(OverlayChoice choice) {
        return trying.overlay(choice).or(() -> run.outcomeProperty().get()
                .map(outcome -> playing.overlay(ResultOverlay.of(outcome.document(), outcome.result(), choice),
                        choice)))
                .orElse(Overlay.NONE);
    }

    /// What is looked at marks the drawing as long as it is seen.
    private void mark() {
        parts.canvas().markingProperty().set(bottom.shows(tracing.node())
                ? tracing.marking()
                : bottom.shows(blasting.node()) ? blasting.marking() : Marking.NONE);
    }

    void setDark(boolean dark) {
        tracing.setDark(dark);
    }

    /// @param title of the problems
    void setFindings(List<Finding> found, String title, Node icon) {
        problems.setFindings(found);
        bottom.setProblems(title, icon);
    }

    // Commands

    void showResults() {
        bottom.showResults();
    }

    /// The results of a run that begins; who looks at how it goes over time stays there.
    void showOutcome() {
        bottom.showOutcome();
    }

    void showTimeline() {
        bottom.showTimeline();
    }

    void showProblems() {
        bottom.showProblems();
    }

    void showCharts() {
        bottom.showCharts();
    }

    void showWhy() {
        bottom.showWhy();
        explaining.ask();
    }

    /// Shows why without asking again.
    void lookAtWhy() {
        bottom.showWhy();
    }

    private void why(Question question) {
        bottom.showWhy();
        explaining.ask(question);
    }

    /// Asks how far the loss of what is selected reaches; says what to select where nothing is.
    void showBlast() {
        bottom.showBlast();
        if (edited.selection().isEmpty()) {
            around.say(messages.text("blast.select"));
        }
        blasting.ask();
    }

    void showBlast(Epicentre epicentre) {
        bottom.showBlast();
        blasting.ask(epicentre);
    }

    void showTraces() {
        bottom.showTraces();
        tracing.focus();
    }

    void showWhatIf() {
        bottom.showWhatIf();
        trying.focus();
    }

    /// What was answered about the document elsewhere, and what is asked there.
    void takeOver(Below other) {
        explaining.takeOver(other.explaining);
        blasting.takeOver(other.blasting);
    }

    /// Ends what is asked too.
    void close() {
        explaining.close();
        blasting.close();
        leave();
    }

    /// Follows nothing any more; what is asked goes on, for whoever takes it over.
    void leave() {
        trying.close();
        playing.close();
    }
}
