package dev.archipelago.app.editor.forest;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;

/// Whether something became better or worse, said by sign, word and colour.
public final class Signs {
    private Signs() {}

    public static Label of(Judgement judgement, Messages messages) {
        Ikon icon = switch (judgement) {
            case BETTER -> MaterialDesignC.CHECK_CIRCLE;
            case WORSE -> MaterialDesignC.CLOSE_OCTAGON;
            case NO_DIFFERENCE_SHOWN -> MaterialDesignM.MINUS_CIRCLE_OUTLINE;
        };
        String style = switch (judgement) {
            case BETTER -> "met";
            case WORSE -> "missed";
            case NO_DIFFERENCE_SHOWN -> "inconclusive";
        };
        Label label = new Label(word(judgement, messages), Icons.of(icon, 14));
        label.getStyleClass().addAll("verdict-sign", style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    public static String word(Judgement judgement, Messages messages) {
        return switch (judgement) {
            case BETTER -> messages.text("forest.better");
            case WORSE -> messages.text("forest.worse");
            case NO_DIFFERENCE_SHOWN -> messages.text("forest.none-shown");
        };
    }
}
