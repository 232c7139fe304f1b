package dev.archipelago.app.editor.redesign;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.ValueTable;
import dev.archipelago.app.editor.page.ValueTable.Column;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Severity;
import dev.archipelago.simulator.boundaries.AntiPattern;
import dev.archipelago.simulator.boundaries.BoundaryMetrics;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Action;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Pair;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Service;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/// How a design is cut: coupling and cohesion of its services, who asks whom, and what is known to go wrong. Rows that are chosen are shown on the drawing.
final class MeasuresView {
    private static final int MOST_ROWS = 12;

    private final AskParts parts;
    private final Messages messages;

    MeasuresView(AskParts parts) {
        this.parts = parts;
        messages = parts.messages();
    }

    Node measures(BoundaryMetrics metrics) {
        VBox node = new VBox(10, TrialsView.line(summary(metrics.whole())), heading("services"),
                services(List.copyOf(metrics.services().values())), heading("pairs"), pairs(metrics.pairs()),
                heading("actions"), actions(metrics.actions()));
        node.setId("boundaries-measures");
        return node;
    }

    private Label heading(String key) {
        Label heading = new Label(messages.text("redesign." + key));
        heading.getStyleClass().add("results-heading");
        return heading;
    }

    private String summary(BoundaryMetrics.Whole whole) {
        return messages.text("redesign.summary", Integer.toString(whole.services()), Figures.number(whole.calls()),
                Figures.number(whole.queries()), Figures.number(whole.messages()), Integer.toString(whole.depth()),
                Figures.share(whole.needed()), Integer.toString(whole.interdependent()), Figures.share(whole.shared()),
                Figures.number(whole.modularity()), Figures.number(whole.bestModularity()));
    }

    private Node services(List<Service> services) {
        return new ValueTable<>("boundaries-services", List.of(words("service", 130, Service::id),
                whole("operations", Service::operations), whole("groups", service -> service.groups().size()),
                number("cohesion", Service::cohesion, Figures::number),
                whole("asked-by", service -> service.calledBy().size()), whole("asks", s -> s.calls().size()),
                number("instability", Service::instability, Figures::number),
                number("calls-in", Service::callsIn, Figures::rate),
                number("calls-out", Service::callsOut, Figures::rate), number("work", Service::seconds, Figures::time),
                number("on-the-way", Service::overhead, Figures::time),
                words("data", 150, service -> String.join(", ", service.stores()))), services).rows(MOST_ROWS)
                .wide().onChosen(service -> component(service.id())).node();
    }

    private Node pairs(List<Pair> pairs) {
        return new ValueTable<>("boundaries-pairs", List.of(words("pair", 190, pair -> pair.from() + " → " + pair.to()),
                number("calls", Pair::rate, Figures::rate), number("each-time", Pair::mean, Figures::number),
                number("most", Pair::most, Figures::number), words("most-in", 170, Pair::operation),
                number("of-callee", Pair::share, Figures::share),
                number("on-the-way", Pair::overhead, Figures::time)), pairs).rows(MOST_ROWS)
                .onChosen(pair -> parts.show().accept("/connections/" + pair.from() + "->" + pair.to())).node();
    }

    private Node actions(List<Action> actions) {
        return new ValueTable<>("boundaries-actions", List.of(words("action", 170, Action::operation),
                words("of", 120, action -> action.job() ? messages.text("redesign.job") : action.source()),
                number("rate", Action::rate, Figures::rate), number("calls", Action::calls, Figures::number),
                number("queries", Action::queries, Figures::number),
                number("messages", Action::messages, Figures::number),
                words("chain", 280, action -> String.join(" → ", action.chain()))), actions).rows(MOST_ROWS).node();
    }

    private <R> Column<R> words(String key, double width, Function<R, String> text) {
        return Column.words(messages.text("redesign.column." + key), width, text);
    }

    private <R> Column<R> whole(String key, ToIntFunction<R> value) {
        return Column.number(messages.text("redesign.column." + key), 84,
                row -> Integer.toString(value.applyAsInt(row)), row -> (double) value.applyAsInt(row));
    }

    private <R> Column<R> number(String key, Function<R, Double> value, Function<Double, String> spelled) {
        return Column.number(messages.text("redesign.column." + key), 88, row -> spelled.apply(value.apply(row)),
                value);
    }

    private void component(String id) {
        parts.show().accept("/components/" + id);
    }

    // ---- what is known to go wrong -----------------------------------------------------------------------------------

    Node patterns(List<AntiPattern> patterns) {
        VBox node = new VBox(8);
        node.setId("boundaries-patterns");
        if (patterns.isEmpty()) {
            node.getChildren().add(TrialsView.line(messages.text("redesign.no-patterns")));
        }
        patterns.forEach(pattern -> node.getChildren().add(pattern(pattern.finding())));
        return node;
    }

    private Node pattern(Finding finding) {
        VBox texts = new VBox(2, TrialsView.line(messages.text(finding.said())),
                TrialsView.muted(messages.text(finding.advised())),
                TrialsView.muted(finding.id()));
        HBox.setHgrow(texts, Priority.ALWAYS);
        texts.setMinWidth(0);
        Button show = new Button(messages.text("redesign.show"));
        show.getStyleClass().addAll("small", "flat");
        show.setMinWidth(Region.USE_PREF_SIZE);
        show.setOnAction(_ -> parts.show().accept(finding.pointer()));
        HBox line = new HBox(10, icon(finding.severity()), texts, show);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("why-fix");
        line.setAccessibleText(messages.text(finding.said()));
        return line;
    }

    private static FontIcon icon(Severity severity) {
        FontIcon icon = Icons.of(switch (severity) {
            case ERROR -> MaterialDesignC.CLOSE_OCTAGON;
            case WARNING -> MaterialDesignA.ALERT;
            case ADVICE -> MaterialDesignI.INFORMATION_OUTLINE;
        }, 16);
        icon.getStyleClass().add("severity-" + severity.name().toLowerCase(Locale.ROOT));
        return icon;
    }
}
