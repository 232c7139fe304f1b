package dev.archipelago.app.editor.compare;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.compare.ComparePage.Compared;
import dev.archipelago.app.editor.forest.ForestPlot;
import dev.archipelago.app.editor.forest.ForestPlot.Section;
import dev.archipelago.app.editor.forest.ForestRow;
import dev.archipelago.app.editor.forest.ForestRows;
import dev.archipelago.app.editor.forest.Signs;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.editor.page.CopyMenu;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.simulator.report.ComparisonReport;
import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.OverlaidResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Shows a comparison: how many figures became better or worse, each of them on one axis, and pictures laid over one another.
final class ComparisonView {
    private final AskParts parts;
    private final Messages messages;

    ComparisonView(AskParts parts) {
        this.parts = parts;
        messages = parts.messages();
    }

    Node of(Compared compared) {
        OverlaidResult overlaid = compared.in(messages);
        ComparisonResult result = overlaid.comparison();
        List<Section> sections = new ForestRows(messages, result.replications(), compared.matters()).of(result);
        VBox answer = new VBox(10, head(result), how(result), counted(sections),
                ForestPlot.of(messages, "compare-forest", sections, new Share(compared.matters()).toString()));
        only(answer, "compare.only-before", result.onlyBefore());
        only(answer, "compare.only-after", result.onlyAfter());
        if (!overlaid.latencies().isEmpty()) {
            answer.getChildren().add(new LatencyOverlay(messages, overlaid).node());
        }
        answer.getChildren().add(new CourseOverlay(messages, overlaid).node());
        answer.getStyleClass().add("page-answer");
        answer.setId("compare-answer");
        ScrollPane scroll = new ScrollPane(answer);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", Styles.SIDE_PANE);
        return scroll;
    }

    private Node head(ComparisonResult result) {
        Label title = new Label(result.before() + "  →  " + result.after());
        title.setId("compare-title");
        title.getStyleClass().add("page-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        ComparisonReport report = new ComparisonReport(result, List.of());
        Map<String, Supplier<String>> forms = new LinkedHashMap<>();
        forms.put("Markdown", report::markdown);
        forms.put(messages.text("page.text"), report::text);
        forms.put("JSON", report::json);
        HBox head = new HBox(10, title, CopyMenu.of(messages, "compare-copy", forms, parts.say()));
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node how(ComparisonResult result) {
        Label how = line(messages.text("compare.how", Figures.count(result.replications()),
                Figures.time(result.simulatedSeconds()), Figures.time(result.warmUpSeconds()),
                Long.toString(result.seed())));
        how.setId("compare-how");
        how.getStyleClass().add(Styles.MUTED);
        return how;
    }

    private Node counted(List<Section> sections) {
        HBox counts = new HBox(18);
        counts.setId("compare-counts");
        for (Judgement judgement : List.of(Judgement.WORSE, Judgement.BETTER, Judgement.NO_DIFFERENCE_SHOWN)) {
            Label sign = Signs.of(judgement, messages);
            sign.setText(count(sections, judgement) + "  " + sign.getText());
            counts.getChildren().add(sign);
        }
        return counts;
    }

    private static long count(List<Section> sections, Judgement judgement) {
        return sections.stream().flatMap(section -> section.rows().stream()).filter(row -> isMeasured(row))
                .filter(row -> row.judgement() == judgement).count();
    }

    private static boolean isMeasured(ForestRow row) {
        return row.at().isMeasured() || row.judgement() != Judgement.NO_DIFFERENCE_SHOWN;
    }

    private void only(VBox answer, String key, List<String> of) {
        if (!of.isEmpty()) {
            answer.getChildren().add(line(messages.text(key, String.join(", ", of))));
        }
    }

    private static Label line(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }
}
