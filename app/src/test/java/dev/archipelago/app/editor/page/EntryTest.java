package dev.archipelago.app.editor.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class EntryTest {
    private final List<String> read = new ArrayList<>();
    private Entry<Integer> entry;

    @Start
    void start(Stage stage) {
        entry = new Entry<>(Messages.of(Locale.ENGLISH), "Number", "number", this::read)
                .resting(Duration.millis(300));
        read.clear();
        stage.setScene(new Scene((javafx.scene.Parent) entry.node(), 300, 100));
        stage.show();
        entry.field().requestFocus();
    }

    private Integer read(String text) {
        read.add(text);
        return Integer.valueOf(text.isEmpty() ? "0" : text);
    }

    @Test
    void whatTakesAWhile_isReadOnceTypingRests_andHasNoValueBefore(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            for (String text : List.of("1", "12", "123")) {
                entry.field().setText(text);
            }
        });
        assertThat(entry.value()).isEmpty();
        WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> entry.value().isPresent());

        assertThat(read).containsExactly("123");
        assertThat(entry.value()).contains(123);
    }

    @Test
    void enter_readsAtOnce(FxRobot robot) {
        robot.interact(() -> entry.field().setText("7"));
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(entry.value()).contains(7);
        assertThat(read).containsExactly("7");
    }
}
