package dev.archipelago.app.editor.why;

import dev.archipelago.app.editor.asking.CardBar;
import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.FaultNames;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.diagnosis.DiagnosisResult;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Fix;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.TimeShare;
import dev.archipelago.simulator.result.Verdict;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The card: the number, where its time goes, what broke because of what, and changes that help, each with a button that makes it.
public final class WhyCard {
    private static final int MOST_SHARES = 9;
    private static final int MOST_LINKS = 8;
    private static final double LEAST_WIDTH = 200;
    private static final double USUAL_WIDTH = 320;
    private static final double BAR = 120;
    private static final double FIXES_WIDTH = 460;

    private final Messages messages;
    private final WhyWording wording;
    private final EditedDocument edited;
    private final Inquiry<WhyRun.Cause> run;
    private final BorderPane node = new BorderPane();
    private final Label title = new Label();
    private final HBox body = new HBox();

    /// @param again asks the first question
    public WhyCard(Messages messages, EditedDocument edited, WhyRun run, Runnable again) {
        this.messages = messages;
        this.wording = new WhyWording(messages);
        this.edited = edited;
        this.run = run.inquiry();
        title.setId("why-question");
        title.getStyleClass().add("knob-value");
        title.setMinWidth(0);
        body.getStyleClass().add("why");
        ScrollPane scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", Styles.SIDE_PANE);
        node.setTop(CardBar.of(messages, "why", MaterialDesignC.COMMENT_QUESTION_OUTLINE, title, again, this.run));
        node.setCenter(scroll);
        node.setId("why");
        this.run.answerProperty().addListener((_, _, _) -> show());
        this.run.problemProperty().addListener((_, _, _) -> show());
        this.run.runningProperty().addListener((_, _, _) -> show());
        this.run.staleProperty().addListener((_, _, _) -> show());
        show();
    }

    public Node node() {
        return node;
    }

    private void show() {
        body.getChildren().clear();
        Optional<Inquiry.Answer<WhyRun.Cause>> answer = run.answerProperty().get();
        if (run.problemProperty().get().isPresent()) {
            title.setText(run.problemProperty().get().get().text(messages));
        } else if (run.runningProperty().get()) {
            title.setText(messages.text("why.running"));
        } else if (answer.isPresent()) {
            fill(answer.get().found());
        } else {
            title.setText("");
            Label hint = new Label(messages.text("why.hint"));
            hint.getStyleClass().add(Styles.HINT);
            hint.setWrapText(true);
            body.getChildren().add(hint);
        }
    }

    private void fill(WhyRun.Cause answer) {
        DiagnosisResult found = answer.result();
        String wanted = found.question().objective();
        title.setText(wording.question(found.question(), found.value())
                + (wanted.isEmpty() ? "" : "   " + messages.text("why.wanted", wanted)));
        if (found.question().metric() != Metric.LOAD) { // which takes no time that could be shared out
            body.getChildren().add(shares(found));
        }
        body.getChildren().addAll(causes(found), fixes(answer));
    }

    private Node shares(DiagnosisResult found) {
        VBox column = column("why.shares");
        column.setMinWidth(Region.USE_COMPUTED_SIZE);
        GridPane grid = new GridPane(10, 3);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), right(), right());
        double most = found.shares().stream().mapToDouble(TimeShare::slow).max().orElse(1);
        found.shares().stream().limit(MOST_SHARES).forEach(share -> {
            int row = grid.getRowCount();
            Label name = new Label(wording.part(share.component(), share.cause()));
            name.setMinWidth(Region.USE_PREF_SIZE);
            Region bar = new Region();
            bar.getStyleClass().add("why-bar");
            bar.setMinSize(Math.max(2, BAR * share.slow() / most), 8);
            bar.setMaxSize(Math.max(2, BAR * share.slow() / most), 8);
            grid.addRow(row, name, number(share.middle()), number(share.slow()), bar);
        });
        if (found.shares().isEmpty()) {
            column.getChildren().add(line(messages.text("why.no-shares")));
        } else {
            column.getChildren().add(grid);
        }
        if (!found.path().isEmpty()) {
            column.getChildren().addAll(heading("why.path"), line(found.path().stream().map(wording::stretch)
                    .collect(Collectors.joining(" → "))));
        }
        return column;
    }

    private static ColumnConstraints right() {
        ColumnConstraints right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        return right;
    }

    private static Label number(double seconds) {
        Label label = new Label(Figures.time(seconds));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private Node causes(DiagnosisResult found) {
        VBox column = column("why.causes");
        found.chains().forEach(breakdown -> {
            column.getChildren().add(line("⚡ " + FaultNames.of(breakdown.fault(), messages)));
            breakdown.chain().stream().limit(MOST_LINKS)
                    .forEach(link -> column.getChildren().add(line("  → " + wording.link(link))));
        });
        found.pressures().forEach(pressure -> column.getChildren().add(line(wording.pressure(pressure))));
        if (found.chains().isEmpty() && found.pressures().isEmpty()) {
            column.getChildren().add(line(messages.text("why.no-causes")));
        }
        return column;
    }

    private Node fixes(WhyRun.Cause answer) {
        VBox column = column("why.fixes");
        column.setMinWidth(FIXES_WIDTH);
        DiagnosisResult found = answer.result();
        int number = 1;
        for (Fix fix : found.fixes()) {
            column.getChildren().add(fix(answer, fix, number++));
        }
        column.getChildren().add(line(messages.text(found.fixes().isEmpty() ? "why.none-helps" : "why.tried",
                found.tried())));
        return column;
    }

    private Node fix(WhyRun.Cause answer, Fix fix, int number) {
        Label name = new Label(number + ". " + wording.remedy(fix.remedy()));
        name.getStyleClass().add("knob-value");
        name.setWrapText(true);
        boolean met = fix.objectives().values().stream().allMatch(Verdict.MET::equals);
        Label effect = new Label(WhyWording.figure(fix.effect().metric(), fix.effect().before()) + " → "
                + WhyWording.figure(fix.effect().metric(), fix.effect().after()) + (fix.objectives().isEmpty()
                        ? ""
                        : " · " + messages.text(met ? "why.all-met" : "why.not-all-met")));
        effect.getStyleClass().addAll("verdict-sign", met ? "met" : "inconclusive");
        VBox said = new VBox(1, name, effect);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMinWidth(0);
        Button apply = new Button(messages.text("what-if.apply"));
        apply.setId("why-apply-" + number);
        apply.getStyleClass().add("small");
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.setDisable(run.staleProperty().get());
        apply.setOnAction(_ -> apply(answer, fix));
        HBox line = new HBox(10, said, apply);
        line.getStyleClass().add("why-fix");
        return line;
    }

    private void apply(WhyRun.Cause answer, Fix fix) {
        Document changed = fix.remedy().in(edited.document(), answer.scenario().orElse(null));
        edited.apply(wording.remedy(fix.remedy()), _ -> changed);
    }

    private VBox column(String key) {
        VBox column = new VBox(4, heading(key));
        column.setMinWidth(LEAST_WIDTH);
        column.setPrefWidth(USUAL_WIDTH);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private Label heading(String key) {
        Label heading = new Label(messages.text(key));
        heading.getStyleClass().add("knob-title");
        return heading;
    }

    private static Label line(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        return line;
    }
}
