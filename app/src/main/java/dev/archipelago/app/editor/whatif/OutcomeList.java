package dev.archipelago.app.editor.whatif;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.estimate.EstimateResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/// What comes of what is tried out: objectives and latencies, each beside what it was, and what the estimate leaves out.
final class OutcomeList {
    private static final int MOST_DOUBTS = 12;

    private final Messages messages;
    private final VBox node = new VBox();
    private final VBox doubts = new VBox();
    private final List<Row> rows = new ArrayList<>();
    private List<EstimateResult.Doubt> doubted = List.of();

    /// What a row says.
    ///
    /// @param objective its id; null in a row of a latency
    private record Line(@Nullable String objective, @Nullable Verdict verdict, String name, String now,
            String before) {}

    /// The nodes of a row: they stay while numbers change, since new ones would have to be styled with every turn of a knob.
    private record Row(Line line, Label value, Label ghost) {
        boolean isFor(Line other) {
            return Objects.equals(line.objective, other.objective) && line.verdict == other.verdict
                    && line.name.equals(other.name);
        }
    }

    OutcomeList(Messages messages) {
        this.messages = messages;
        node.getStyleClass().add("what-if-outcome");
        node.setId("what-if-outcome");
    }

    Node node() {
        return node;
    }

    void show(Optional<WhatIfAnswer> answer) {
        List<Line> lines = answer.map(this::lines).orElse(List.of());
        boolean same = lines.size() == rows.size()
                && IntStream.range(0, lines.size()).allMatch(i -> rows.get(i).isFor(lines.get(i)));
        if (!same || answer.isEmpty()) {
            build(lines);
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            rows.get(i).value().setText(line.now());
            rows.get(i).ghost().setText(line.before().equals(line.now()) || line.before().isEmpty()
                    ? ""
                    : messages.text("what-if.was", line.before()));
        }
        doubt(answer.orElse(null) instanceof WhatIfAnswer.Estimated found ? found.result().doubts() : List.of());
    }

    private void build(List<Line> lines) {
        rows.clear();
        GridPane grid = new GridPane(14, 4);
        for (Line line : lines) {
            rows.add(row(grid, line));
        }
        node.getChildren().setAll(lines.isEmpty() ? List.of() : List.of(grid, doubts));
    }

    private List<Line> lines(WhatIfAnswer answer) {
        List<Line> lines = new ArrayList<>();
        boolean estimated = answer instanceof WhatIfAnswer.Estimated;
        answer.objectives().forEach((id, objective) -> {
            ObjectiveResult before = answer.objectivesBefore().get(id);
            lines.add(new Line(id, objective.verdict(), objective.target(), measured(objective, estimated),
                    before == null ? "" : measured(before, estimated)));
        });
        switch (answer) {
            case WhatIfAnswer.Estimated found -> estimated(lines, found);
            case WhatIfAnswer.Simulated found -> found.result().requests().forEach((id, workload) -> {
                var before = found.before().requests().get(id);
                latencies(lines, id, workload.latency(), before == null ? null : before.latency());
            });
        }
        return lines;
    }

    private void estimated(List<Line> lines, WhatIfAnswer.Estimated found) {
        found.result().requests().forEach((id, all) -> {
            EstimateResult.Requests before = found.before().requests().get(id);
            latency(lines, id + " " + messages.text("what-if.mean"), about(all.mean()),
                    before == null ? "" : about(before.mean()));
            latency(lines, id + " p99", about(all.p99()), before == null ? "" : about(before.p99()));
        });
    }

    private void latencies(List<Line> lines, String id, LatencyResult now, @Nullable LatencyResult before) {
        latency(lines, id + " " + messages.text("what-if.mean"), time(now.mean()),
                before == null ? "" : time(before.mean()));
        latency(lines, id + " p99", time(now.p99()), before == null ? "" : time(before.p99()));
    }

    private static void latency(List<Line> lines, String name, String now, String before) {
        lines.add(new Line(null, null, name, now, before));
    }

    private Row row(GridPane grid, Line line) {
        int row = grid.getRowCount();
        if (line.objective() != null && line.verdict() != null) {
            grid.add(verdict(line.objective(), line.verdict()), 0, row);
        }
        Label label = new Label(line.name());
        label.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(label, 1, row);
        Label value = new Label();
        value.getStyleClass().add("knob-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(value, 2, row);
        Label ghost = new Label();
        ghost.getStyleClass().add(Styles.MUTED);
        grid.add(ghost, 3, row);
        return new Row(line, value, ghost);
    }

    private Node verdict(String id, Verdict verdict) {
        Ikon icon = switch (verdict) {
            case MET -> MaterialDesignC.CHECK_CIRCLE;
            case MISSED -> MaterialDesignC.CLOSE_OCTAGON;
            case INCONCLUSIVE -> MaterialDesignH.HELP_CIRCLE_OUTLINE;
        };
        Label label = new Label(messages.text(word(verdict)), Icons.of(icon, 15));
        label.setId("what-if-" + id);
        label.getStyleClass().addAll("verdict-sign", verdict.name().toLowerCase(Locale.ROOT));
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case MET -> "results.met";
            case MISSED -> "results.missed";
            case INCONCLUSIVE -> "results.inconclusive";
        };
    }

    private static String measured(ObjectiveResult objective, boolean estimated) {
        Estimate measured = objective.measured();
        if (Double.isInfinite(measured.value())) {
            return "∞";
        }
        String text = switch (Objective.parse(objective.target()).metric()) {
            case LATENCY -> Figures.time(measured.value(), measured.halfWidth());
            case SUCCESS, UTILIZATION -> Figures.share(measured.value(), measured.halfWidth());
            case THROUGHPUT -> Figures.rate(measured.value(), measured.halfWidth());
        };
        return estimated && measured.isMeasured() ? "≈ " + text : text;
    }

    private static String about(double seconds) {
        return Double.isInfinite(seconds) ? "∞" : "≈ " + Figures.time(seconds);
    }

    private static String time(Estimate seconds) {
        return Figures.time(seconds.value(), seconds.halfWidth());
    }

    private void doubt(List<EstimateResult.Doubt> found) {
        if (found.equals(doubted)) {
            return;
        }
        doubted = found;
        doubts.getChildren().clear();
        if (found.isEmpty()) {
            return;
        }
        Label title = new Label(messages.text("what-if.doubts"));
        title.getStyleClass().add("doubt-title");
        doubts.getChildren().add(title);
        found.stream().limit(MOST_DOUBTS).forEach(doubt -> {
            Label line = new Label("△ " + doubt.about() + ": "
                    + messages.text("doubt." + doubt.why(), doubt.share()));
            line.setWrapText(true);
            line.getStyleClass().add(Styles.MUTED);
            doubts.getChildren().add(line);
        });
        if (found.size() > MOST_DOUBTS) {
            Label more = new Label(messages.text("what-if.more", found.size() - MOST_DOUBTS));
            more.getStyleClass().add(Styles.MUTED);
            doubts.getChildren().add(more);
        }
    }
}
