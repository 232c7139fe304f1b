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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    OutcomeList(Messages messages) {
        this.messages = messages;
        node.getStyleClass().add("what-if-outcome");
        node.setId("what-if-outcome");
    }

    Node node() {
        return node;
    }

    void show(Optional<WhatIfAnswer> answer) {
        node.getChildren().clear();
        answer.ifPresent(this::fill);
    }

    private void fill(WhatIfAnswer answer) {
        GridPane grid = new GridPane(14, 4);
        boolean estimated = answer instanceof WhatIfAnswer.Estimated;
        answer.objectives().forEach((id, objective) -> row(grid, verdict(id, objective), objective.target(),
                measured(objective, estimated), answer.objectivesBefore().get(id) == null
                        ? ""
                        : measured(answer.objectivesBefore().get(id), estimated)));
        switch (answer) {
            case WhatIfAnswer.Estimated found -> estimated(grid, found);
            case WhatIfAnswer.Simulated found -> found.result().requests().forEach((id, workload) -> {
                var before = found.before().requests().get(id);
                latencies(grid, id, workload.latency(), before == null ? null : before.latency());
            });
        }
        node.getChildren().add(grid);
        if (answer instanceof WhatIfAnswer.Estimated found && !found.result().doubts().isEmpty()) {
            doubts(found.result().doubts());
        }
    }

    private void estimated(GridPane grid, WhatIfAnswer.Estimated found) {
        found.result().requests().forEach((id, all) -> {
            EstimateResult.Requests before = found.before().requests().get(id);
            row(grid, null, id + " " + messages.text("what-if.mean"), about(all.mean()),
                    before == null ? "" : about(before.mean()));
            row(grid, null, id + " p99", about(all.p99()), before == null ? "" : about(before.p99()));
        });
    }

    private void latencies(GridPane grid, String id, LatencyResult now, @Nullable LatencyResult before) {
        row(grid, null, id + " " + messages.text("what-if.mean"), time(now.mean()),
                before == null ? "" : time(before.mean()));
        row(grid, null, id + " p99", time(now.p99()), before == null ? "" : time(before.p99()));
    }

    private void row(GridPane grid, @Nullable Node sign, String name, String now, String before) {
        int row = grid.getRowCount();
        if (sign != null) {
            grid.add(sign, 0, row);
        }
        Label label = new Label(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(label, 1, row);
        Label value = new Label(now);
        value.getStyleClass().add("knob-value");
        value.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(value, 2, row);
        Label ghost = new Label(before.equals(now) || before.isEmpty() ? "" : messages.text("what-if.was", before));
        ghost.getStyleClass().add(Styles.MUTED);
        grid.add(ghost, 3, row);
    }

    private Node verdict(String id, ObjectiveResult objective) {
        Ikon icon = switch (objective.verdict()) {
            case MET -> MaterialDesignC.CHECK_CIRCLE;
            case MISSED -> MaterialDesignC.CLOSE_OCTAGON;
            case INCONCLUSIVE -> MaterialDesignH.HELP_CIRCLE_OUTLINE;
        };
        Label label = new Label(messages.text(word(objective.verdict())), Icons.of(icon, 15));
        label.setId("what-if-" + id);
        label.getStyleClass().addAll("verdict-sign", objective.verdict().name().toLowerCase(Locale.ROOT));
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

    private void doubts(List<EstimateResult.Doubt> doubts) {
        Label title = new Label(messages.text("what-if.doubts"));
        title.getStyleClass().add("doubt-title");
        node.getChildren().add(title);
        doubts.stream().limit(MOST_DOUBTS).forEach(doubt -> {
            Label line = new Label("△ " + doubt.about() + ": " + doubt.reason());
            line.setWrapText(true);
            line.getStyleClass().add(Styles.MUTED);
            node.getChildren().add(line);
        });
        if (doubts.size() > MOST_DOUBTS) {
            Label more = new Label(messages.text("what-if.more", doubts.size() - MOST_DOUBTS));
            more.getStyleClass().add(Styles.MUTED);
            node.getChildren().add(more);
        }
    }
}
