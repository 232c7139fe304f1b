package dev.archipelago.app.editor.redesign;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.boundaries.Trial;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// Whether a design is better, said by sign, word and colour.
final class Verdicts {
    private Verdicts() {}

    static Label of(Trial.Verdict verdict, Messages messages) {
        Ikon icon = switch (verdict) {
            case BETTER -> MaterialDesignC.CHECK_CIRCLE;
            case WORSE -> MaterialDesignC.CLOSE_OCTAGON;
            case MIXED -> MaterialDesignP.PLUS_MINUS_VARIANT;
            case NO_DIFFERENCE_SHOWN -> MaterialDesignM.MINUS_CIRCLE_OUTLINE;
        };
        Label label = new Label(word(verdict, messages), Icons.of(icon, 14));
        label.getStyleClass().addAll("verdict-sign", switch (verdict) {
            case BETTER -> "met";
            case WORSE -> "missed";
            case MIXED, NO_DIFFERENCE_SHOWN -> "inconclusive";
        });
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    static String word(Trial.Verdict verdict, Messages messages) {
        return switch (verdict) {
            case BETTER -> messages.text("forest.better");
            case WORSE -> messages.text("forest.worse");
            case MIXED -> messages.text("redesign.mixed");
            case NO_DIFFERENCE_SHOWN -> messages.text("forest.none-shown");
        };
    }
}
