package dev.archipelago.app.editor.asking;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The frame that all questions share: what is asked on the left with the button that asks, on the right how far it is,
/// what keeps it from an answer, whether the answer is about an older design, and the answer.
///
/// @param <A> what is found
public final class QuestionPane<A> {
    private static final double FORM_WIDTH = 300;

    private final Messages messages;
    private final String id;
    private final Inquiry<A> inquiry;
    private final Function<Inquiry.Answer<A>, Node> answered;
    private final Runnable asking;
    private final SplitPane node;
    private final Button ask;
    private final BorderPane answer = new BorderPane();
    private final Label problem = new Label();

    /// @param id of the question, as of its [QuestionPage]
    /// @param form what is chosen before asking, from top to bottom
    /// @param answered shows an answer
    public QuestionPane(AskParts parts, String id, Inquiry<A> inquiry, Form form,
            Function<Inquiry.Answer<A>, Node> answered) {
        this.messages = parts.messages();
        this.id = id;
        this.inquiry = inquiry;
        this.answered = answered;
        this.asking = form.ask();
        ask = new Button(messages.text("ask.button"), Icons.of(MaterialDesignC.COMMENT_QUESTION_OUTLINE, 16));
        node = new SplitPane(left(form), right());
        node.setDividerPositions(0.28);
        SplitPane.setResizableWithParent(node.getItems().getFirst(), false);
        node.setId("ask-" + id);
        inquiry.answerProperty().addListener((_, _, now) -> showAnswer(now));
        inquiry.problemProperty().addListener((_, _, now) -> showProblem(now));
        showAnswer(inquiry.answerProperty().get());
        showProblem(Optional.empty());
    }

    /// What is chosen before asking.
    ///
    /// @param node of the fields, from top to bottom
    /// @param ready whether it can be asked with what is chosen
    /// @param ask asks
    public record Form(Node node, ObservableBooleanValue ready, Runnable ask) {}

    private Node left(Form form) {
        Label title = new Label(messages.text("ask." + id + ".title"));
        title.getStyleClass().add("knob-title");
        Label hint = new Label(messages.text("ask." + id + ".hint"));
        hint.getStyleClass().add(Styles.HINT);
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        VBox fields = new VBox(12, title, hint, form.node());
        fields.getStyleClass().add("ask-form");
        ScrollPane scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", Styles.SIDE_PANE);
        ask.setId("ask-" + id + "-button");
        ask.getStyleClass().add("accent");
        ask.setMaxWidth(Double.MAX_VALUE);
        ask.disableProperty().bind(Bindings.not(form.ready()).or(inquiry.runningProperty()));
        ask.setOnAction(_ -> asking.run());
        HBox.setHgrow(ask, Priority.ALWAYS);
        HBox foot = new HBox(ask);
        foot.getStyleClass().add("ask-foot");
        BorderPane left = new BorderPane(scroll);
        left.setBottom(foot);
        left.setMinWidth(FORM_WIDTH);
        return left;
    }

    private Node right() {
        problem.setId("ask-" + id + "-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        Label stale = new Label(messages.text("ask.stale"), Icons.of(MaterialDesignA.ALERT_OUTLINE, 14));
        stale.setId("ask-" + id + "-stale");
        stale.getStyleClass().addAll("ask-line", Styles.STALE);
        stale.setWrapText(true);
        stale.setMinHeight(Region.USE_PREF_SIZE);
        stale.visibleProperty().bind(inquiry.staleProperty());
        stale.managedProperty().bind(inquiry.staleProperty());
        answer.setTop(new VBox(progress(), problem, stale));
        answer.getStyleClass().add("ask-answer");
        return answer;
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(inquiry.progressProperty());
        bar.setAccessibleText(messages.text("ask." + id + ".title"));
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label share = new Label();
        share.setMinWidth(Region.USE_PREF_SIZE);
        share.textProperty().bind(inquiry.progressProperty()
                .map(done -> messages.text(runningKey(), percent(done.doubleValue()))));
        Button cancel = new Button(messages.text("run.cancel"));
        cancel.setId("ask-" + id + "-cancel");
        cancel.getStyleClass().addAll("small", "flat");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> inquiry.cancel());
        HBox line = new HBox(10, share, bar, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("ask-line");
        line.visibleProperty().bind(inquiry.runningProperty());
        line.managedProperty().bind(inquiry.runningProperty());
        return line;
    }

    /// A question of which nobody knows how much work it is says what its share is of.
    private String runningKey() {
        String own = "ask." + id + ".running";
        return messages.find(own).isPresent() ? own : "ask.running";
    }

    /// With a digit behind the point while it is little, so that it is seen to move.
    private static Number percent(double done) {
        return done < 0.1 ? Math.round(1000 * done) / 10.0 : Math.round(100 * done);
    }

    String id() {
        return id;
    }

    Node node() {
        return node;
    }

    /// Takes over what was found and what is sought.
    ///
    /// @param before of the same question
    @SuppressWarnings("unchecked") // the same question has answers of the same kind
    void takeOver(QuestionPane<?> before) {
        if (!before.id.equals(id)) {
            throw new IllegalArgumentException("the question " + id + ", not " + before.id);
        }
        inquiry.takeOver((Inquiry<A>) before.inquiry);
    }

    /// Ends what runs behind it.
    void close() {
        inquiry.cancel();
    }

    /// The button that asks; of no use while an answer is sought or what is chosen cannot be asked.
    public Button button() {
        return ask;
    }

    private void showProblem(Optional<Problem> found) {
        problem.setText(found.map(why -> why.text(messages)).orElse(""));
        boolean isWanted = found.filter(why -> why instanceof Problem.Cancelled).isPresent();
        problem.getStyleClass().setAll("label", isWanted ? Styles.HINT : Styles.FIELD_ERROR, "ask-line");
        problem.setVisible(found.isPresent());
    }

    private void showAnswer(Optional<Inquiry.Answer<A>> found) {
        answer.setCenter(found.map(answered).orElseGet(this::nothingYet));
    }

    private Node nothingYet() {
        Label none = new Label();
        none.setId("ask-" + id + "-none");
        none.textProperty().bind(Bindings.when(inquiry.runningProperty()).then(messages.text("ask.sought"))
                .otherwise(messages.text("ask.none")));
        none.getStyleClass().add(Styles.HINT);
        none.setWrapText(true);
        BorderPane middle = new BorderPane(none);
        middle.setMinSize(0, 0);
        return middle;
    }
}
