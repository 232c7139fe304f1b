package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.Verdict;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;

/// An objective, what was measured, and whether it is met: by sign, word and colour.
public final class VerdictLine {
    private VerdictLine() {}

    public static Label of(Messages messages, String id, String target, Estimate measured, Verdict verdict) {
        Label line = sign(messages, verdict);
        line.setText(id + ": " + target + "   " + figure(target, measured) + " · " + line.getText());
        return line;
    }

    /// The verdict alone.
    public static Label sign(Messages messages, Verdict verdict) {
        Label sign = new Label(word(messages, verdict), Icons.of(switch (verdict) {
            case MET -> MaterialDesignC.CHECK_CIRCLE;
            case MISSED -> MaterialDesignC.CLOSE_OCTAGON;
            case INCONCLUSIVE -> MaterialDesignH.HELP_CIRCLE_OUTLINE;
        }, 15));
        sign.getStyleClass().addAll("verdict-sign", style(verdict));
        sign.setMinWidth(Region.USE_PREF_SIZE);
        return sign;
    }

    public static String word(Messages messages, Verdict verdict) {
        return messages.text("results." + style(verdict));
    }

    private static String style(Verdict verdict) {
        return switch (verdict) {
            case MET -> "met";
            case MISSED -> "missed";
            case INCONCLUSIVE -> "inconclusive";
        };
    }

    /// What an objective measures, in its unit.
    ///
    /// @param target as spelled in the file
    public static String figure(String target, Estimate measured) {
        return switch (Objective.parse(target).metric()) {
            case LATENCY -> Figures.time(measured.value(), measured.halfWidth());
            case SUCCESS, UTILIZATION -> Figures.share(measured.value(), measured.halfWidth());
            case THROUGHPUT -> Figures.rate(measured.value(), measured.halfWidth());
        };
    }
}
