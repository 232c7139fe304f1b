package dev.archipelago.app.editor.optimise;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.asking.QuestionPage;
import dev.archipelago.app.editor.asking.QuestionPane;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.optimisation.Optimiser;
import dev.archipelago.simulator.result.OptimisationResult;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The question for the cheapest configuration that meets the objectives.
public final class OptimisePage implements QuestionPage {
    private static final String ID = "optimise";

    private final AskParts parts;
    private final Messages messages;
    private final Inquiry<OptimisationResult> inquiry;
    private final OptimiseForm form;
    private final QuestionPane<OptimisationResult> pane;
    private AtomicBoolean enough = new AtomicBoolean();
    private @Nullable OptimiseView view;

    public OptimisePage(AskParts parts) {
        this.parts = parts;
        messages = parts.messages();
        inquiry = parts.inquiry(ID);
        form = new OptimiseForm(parts);
        pane = new QuestionPane<>(parts, ID, inquiry,
                new QuestionPane.Form(new VBox(12, form.node(), stop()), form.rightProperty(), this::ask),
                this::answered);
        parts.edited().documentProperty().addListener((_, _, _) -> {
            if (view != null) {
                view.refresh();
            }
        });
    }

    private Node answered(Inquiry.Answer<OptimisationResult> found) {
        OptimiseView shown = new OptimiseView(parts, found);
        view = shown;
        return shown.node();
    }

    /// A button that is content with what was found so far; there while it is sought.
    private Node stop() {
        Button stop = new Button(messages.text("optimise.enough"));
        stop.setId("optimise-enough");
        stop.getStyleClass().add("small");
        stop.setOnAction(_ -> enough.set(true));
        stop.visibleProperty().bind(inquiry.runningProperty());
        stop.managedProperty().bind(inquiry.runningProperty());
        return stop;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Ikon icon() {
        return MaterialDesignP.PIGGY_BANK_OUTLINE;
    }

    @Override
    public Node node() {
        return pane.node();
    }

    @Override
    public void focus() {
        pane.button().requestFocus();
    }

    @Override
    public void ask() {
        if (form.rightProperty().get() && !inquiry.runningProperty().get()) {
            Optional<Optimiser.Options> options = form.options();
            AtomicBoolean stopped = new AtomicBoolean();
            enough = stopped;
            options.ifPresent(asked -> inquiry
                    .ask((document, progress, cancel) -> find(document, asked, progress, cancel, stopped)));
        }
    }

    /// Being content before anything was found gives the search up.
    private OptimisationResult find(Document document, Optimiser.Options options, Progress progress,
            CancelSignal cancel, AtomicBoolean stopped) {
        try {
            return Optimiser.run(document, options, new Optimiser.Running(Runtime.getRuntime().availableProcessors(),
                    progress, () -> cancel.isCancelled() || stopped.get()));
        } catch (CancellationException e) {
            if (!cancel.isCancelled()) {
                parts.window().execute(inquiry::cancel);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        inquiry.cancel();
    }
}
