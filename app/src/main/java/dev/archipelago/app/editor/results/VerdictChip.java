package dev.archipelago.app.editor.results;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.ObjectiveResult;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/// An objective and whether it was reached: said by sign, word and colour.
final class VerdictChip {
    private VerdictChip() {}

    static Label of(String id, ObjectiveResult objective, Messages messages) {
        String verdict = switch (objective.verdict()) {
            case MET -> "met";
            case MISSED -> "missed";
            case INCONCLUSIVE -> "inconclusive";
        };
        Ikon icon = switch (objective.verdict()) {
            case MET -> MaterialDesignC.CHECK_CIRCLE;
            case MISSED -> MaterialDesignC.CLOSE_OCTAGON;
            case INCONCLUSIVE -> MaterialDesignH.HELP_CIRCLE_OUTLINE;
        };
        String word = messages.text("results." + verdict);
        Label chip = new Label(objective.target() + "   " + word + " · " + measured(objective), Icons.of(icon, 15));
        chip.setId("objective-" + id);
        chip.getStyleClass().addAll(Styles.CHIP, verdict);
        chip.setTooltip(new Tooltip(id + ": " + messages.text("results.measured", measured(objective))));
        return chip;
    }

    private static String measured(ObjectiveResult objective) {
        Estimate measured = objective.measured();
        return switch (Objective.parse(objective.target()).metric()) {
            case LATENCY -> Figures.time(measured.value(), measured.halfWidth());
            case SUCCESS, UTILIZATION -> Figures.share(measured.value(), measured.halfWidth());
            case THROUGHPUT -> Figures.rate(measured.value(), measured.halfWidth());
        };
    }
}
