package dev.archipelago.app.editor.optimise;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.asking.Enough;
import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.asking.QuestionPage;
import dev.archipelago.app.editor.asking.QuestionPane;
import dev.archipelago.simulator.optimisation.Optimiser;
import dev.archipelago.simulator.result.OptimisationResult;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The question for the cheapest configuration that meets the objectives.
public final class OptimisePage implements QuestionPage {
    private static final String ID = "optimise";

    private final AskParts parts;
    private final Inquiry<OptimisationResult> inquiry;
    private final OptimiseForm form;
    private final Enough enough;
    private final QuestionPane<OptimisationResult> pane;
    private @Nullable OptimiseView view;

    public OptimisePage(AskParts parts) {
        this.parts = parts;
        inquiry = parts.inquiry(ID);
        form = new OptimiseForm(parts);
        enough = new Enough(parts.messages().text("optimise.enough"), "optimise-enough", inquiry);
        pane = new QuestionPane<>(parts, ID, inquiry,
                new QuestionPane.Form(new VBox(12, form.node(), enough.node()), form.rightProperty(), this::ask),
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

    @Override
    public Ikon icon() {
        return MaterialDesignP.PIGGY_BANK_OUTLINE;
    }

    @Override
    public QuestionPane<?> pane() {
        return pane;
    }

    @Override
    public void takeOver(QuestionPage before) {
        QuestionPage.super.takeOver(before);
        if (before instanceof OptimisePage other) {
            enough.takeOver(other.enough);
        }
    }

    private void ask() {
        AtomicBoolean stopped = enough.ofNext();
        form.options().ifPresent(options -> inquiry.ask((document, progress, cancel) -> Optimiser.run(document, options,
                new Optimiser.Running(Runtime.getRuntime().availableProcessors(), progress,
                        () -> cancel.isCancelled() || stopped.get()))));
    }
}
