package dev.archipelago.app.editor;

import dev.archipelago.app.editor.blast.BlastCard;
import dev.archipelago.app.editor.blast.BlastRun;
import dev.archipelago.app.editor.blast.BlastWording;
import dev.archipelago.app.editor.canvas.Marking;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.experiment.BlastRadius;
import dev.archipelago.simulator.experiment.Epicentre;
import dev.archipelago.simulator.result.ReachResult.Reach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;

/// What if this fails? in the window: the card, and the rings on the drawing.
final class Blasting {
    private static final TimeSpan AT = TimeSpan.parse("10s");
    private static final TimeSpan LASTING = TimeSpan.parse("60s");
    private static final TimeSpan AFTERMATH = TimeSpan.parse("20s");
    private static final int MOST_RIPPLES = 4;

    private final WorkspaceParts parts;
    private final BlastRun run;
    private final BlastCard card;
    private final BlastWording wording;
    private Marking marking = Marking.NONE;

    /// @param reveal selects, and shows what is selected
    /// @param repaint is called when there is something else to be marked
    Blasting(WorkspaceParts parts, Consumer<Selection> reveal, Runnable repaint) {
        this.parts = parts;
        wording = new BlastWording(parts.messages());
        run = new BlastRun(parts.edited(), Platform::runLater);
        card = new BlastCard(parts.messages(), run, this::ask,
                id -> reveal.accept(Selection.of(new ComponentId(id))));
        run.inquiry().answerProperty().addListener((_, _, answer) -> {
            marking = answer.map(found -> marking(found.found())).orElse(Marking.NONE);
            repaint.run();
        });
        run.inquiry().staleProperty().addListener((_, _, stale) -> {
            if (stale) {
                String what = run.inquiry().answerProperty().get().map(found -> found.found().epicentre().what())
                        .orElse("");
                run.inquiry().forget(); // rings of another design would mislead
                card.outdate(what);
            }
        });
    }

    Node node() {
        return card.node();
    }

    Marking marking() {
        return marking;
    }

    /// The answer of another one, as the card words it here.
    void takeOver(Blasting other) {
        run.inquiry().takeOver(other.run.inquiry());
    }

    void close() {
        run.inquiry().cancel();
    }

    /// Asks about what is selected.
    void ask() {
        Selection selection = parts.edited().selection();
        if (selection.isEmpty()) {
            return;
        }
        String what = selection.size() == 1
                ? selection.components().stream().findFirst().map(ComponentId::value)
                        .orElseGet(() -> selection.connections().iterator().next().toString())
                : parts.messages().text("blast.several", selection.size());
        ask(new Epicentre(what, selection.components(), selection.connections()));
    }

    void ask(Epicentre epicentre) {
        var settings = parts.run().settingsProperty().get();
        run.ask(epicentre, new BlastRadius.Options(settings.scenario().orElse(null), settings.seed(),
                Math.max(2, Math.min(5, settings.replications())), AT, LASTING, AFTERMATH,
                settings.warmUp().orElse(null), Runtime.getRuntime().availableProcessors()));
    }

    private Marking marking(BlastRun.Reached answer) {
        Map<ConnectionId, Marking.Line> lines = new LinkedHashMap<>();
        answer.epicentre().connections().forEach(id -> lines.put(id, Marking.Line.LOST));
        Map<ComponentId, Marking.Ring> rings = new LinkedHashMap<>();
        answer.result().components().forEach((id, reach) -> ring(reach)
                .ifPresent(ring -> rings.put(new ComponentId(id), ring)));
        return new Marking(lines, rings, rings.isEmpty() ? List.of() : keys());
    }

    private List<Marking.Key> keys() {
        return List.of(key(MOST_RIPPLES, Marking.Tone.LOST, "ripples"), key(1, Marking.Tone.LOST, "lost"),
                key(1, Marking.Tone.HARM, "harm"), key(1, Marking.Tone.LIGHT, "light"));
    }

    private Marking.Key key(int ripples, Marking.Tone tone, String what) {
        return new Marking.Key(new Marking.Ring(ripples, tone, ""), parts.messages().text("blast.key." + what));
    }

    private Optional<Marking.Ring> ring(Reach reach) {
        if (!reach.isReached()) {
            return Optional.empty();
        }
        int ripples = reach.ring() < 0 ? 1 : Math.max(1, MOST_RIPPLES - reach.ring());
        Marking.Tone tone = reach.lost().value() >= BlastWording.MOST
                ? Marking.Tone.LOST
                : reach.lost().value() >= BlastWording.SOME ? Marking.Tone.HARM : Marking.Tone.LIGHT;
        return Optional.of(new Marking.Ring(ripples, tone, wording.note(reach)));
    }
}
