package dev.archipelago.app.editor.forest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.Estimate;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ForestPlotTest {
    private static final String NAME = "checkout-is-fast (shoppers p99 < 1.25s) at the load of black friday";
    private Parent plot;

    @Start
    void start(Stage stage) {
        plot = (Parent) ForestPlot.of(Messages.of(Locale.ENGLISH), "plot", List.of(new ForestPlot.Section("Objectives",
                List.of(new ForestRow(NAME, "120 ms", "140 ms", "+20 ms ± 3 ms", new Estimate(.16, .14, .18),
                        Judgement.WORSE, "")),
                0)), "5%");
        stage.setScene(new Scene(plot, 620, 300));
        stage.show();
    }

    @Test
    void longName_isReadWhole() {
        Label name = (Label) plot.lookup("#plot-2");
        assertThat(((Text) name.lookup(".text")).getText()).isEqualTo(NAME);
        assertThat(name.getHeight()).isGreaterThan(24);
    }
}
