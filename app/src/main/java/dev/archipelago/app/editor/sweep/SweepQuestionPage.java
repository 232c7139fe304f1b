package dev.archipelago.app.editor.sweep;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.asking.Enough;
import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.asking.QuestionPage;
import dev.archipelago.app.editor.asking.QuestionPane;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.job.PartFile;
import dev.archipelago.simulator.job.PlannedSweep;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The question what becomes of a design under other values of its properties.
///
/// Finished points are kept until another sweep is asked for, so that one that was given up goes on where it was.
public final class SweepQuestionPage implements QuestionPage {
    private static final String ID = "sweep";

    private final AskParts parts;
    private final Messages messages;
    private final PlotPages pages;
    private final Inquiry<SweepQuestion.Answer> inquiry;
    private final SweepForm form;
    private final Enough enough;
    private final QuestionPane<SweepQuestion.Answer> pane;
    private final Label keptLine = new Label();
    private @Nullable KeptPoints kept;
    private @Nullable SweepView view;

    /// @param pages writes pages with plots
    public SweepQuestionPage(AskParts parts, PlotPages pages) {
        this.parts = parts;
        this.pages = pages;
        messages = parts.messages();
        inquiry = parts.inquiry(ID);
        form = new SweepForm(parts);
        enough = new Enough(messages.text("sweep.enough"), "sweep-enough", inquiry);
        pane = new QuestionPane<>(parts, ID, inquiry,
                new QuestionPane.Form(new VBox(12, form.node(), going()), form.rightProperty(), this::ask),
                this::answered);
        parts.edited().documentProperty().addListener((_, _, _) -> {
            if (view != null) {
                view.refresh();
            }
        });
        form.plannedProperty().addListener((_, _, _) -> tellKept());
        inquiry.runningProperty().addListener((_, _, _) -> tellKept());
    }

    private Node answered(Inquiry.Answer<SweepQuestion.Answer> found) {
        SweepView shown = new SweepView(parts, pages, found);
        view = shown;
        return shown.node();
    }

    /// What is kept, a button that goes on from a file, and one that is content with what is there.
    private Node going() {
        keptLine.setId("sweep-kept");
        keptLine.setWrapText(true);
        keptLine.visibleProperty().bind(keptLine.textProperty().isNotEmpty());
        keptLine.managedProperty().bind(keptLine.visibleProperty());
        Button open = new Button(messages.text("sweep.open-points"));
        open.setId("sweep-open-points");
        open.getStyleClass().addAll("small", "flat");
        open.disableProperty().bind(form.plannedProperty().map(Optional::isEmpty));
        open.setOnAction(_ -> choosePoints());
        return new VBox(6, keptLine, enough.node(), open);
    }

    private void tellKept() {
        KeptPoints points = kept;
        boolean isThere = points != null && !inquiry.runningProperty().get() && points.size() > 0
                && form.plannedProperty().get().filter(points::isOf).isPresent();
        keptLine.setText(isThere && Objects.requireNonNull(points).size() < points.all()
                ? messages.text("sweep.kept", points.size(), points.all())
                : "");
    }

    private void choosePoints() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.text("sweep.open-points"));
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter("*.jsonl", "*.jsonl"));
        File file = chooser.showOpenDialog(parts.owner().get());
        if (file != null) {
            openPoints(file.toPath());
        }
    }

    /// Goes on from the points of a file, of this page or of the command line.
    void openPoints(Path file) {
        Optional<PlannedSweep> planned = form.planned();
        if (planned.isEmpty()) {
            return;
        }
        try {
            KeptPoints points = keptOf(planned.get());
            points.read(file);
            parts.say().accept(messages.text("sweep.opened", points.size(), file));
        } catch (PartFile.OtherJobException e) {
            parts.say().accept(messages.text("sweep.other", file));
        } catch (IOException e) {
            parts.say().accept(messages.text("sweep.not-opened", file,
                    Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName())));
        }
        tellKept();
    }

    private KeptPoints keptOf(PlannedSweep planned) {
        KeptPoints points = kept;
        if (points == null || !points.isOf(planned)) {
            points = new KeptPoints(planned);
            kept = points;
        }
        return points;
    }

    @Override
    public Ikon icon() {
        return MaterialDesignC.CHART_SCATTER_PLOT;
    }

    @Override
    public QuestionPane<?> pane() {
        return pane;
    }

    @Override
    public void focus() {
        form.focus();
    }

    @Override
    public void takeOver(QuestionPage before) {
        QuestionPage.super.takeOver(before);
        if (before instanceof SweepQuestionPage other) {
            enough.takeOver(other.enough);
            kept = other.kept;
            tellKept();
        }
    }

    private void ask() {
        form.planned().ifPresent(planned -> {
            SweepQuestion question = new SweepQuestion(planned, keptOf(planned), enough.ofNext());
            inquiry.ask((_, progress, cancel) -> question.find(progress, cancel));
        });
    }
}
