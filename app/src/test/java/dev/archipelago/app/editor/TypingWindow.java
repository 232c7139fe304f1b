package dev.archipelago.app.editor;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/// The editor as a program with its window, at whose keyboard a robot types into the text beside the drawing what is not
/// understood, without a pause or with some, and tells each text that came of it; or that offers lost work, which the robot takes.
final class TypingWindow {
    private static final List<KeyCode> LETTERS = List.of(KeyCode.A, KeyCode.B, KeyCode.X, KeyCode.ENTER,
            KeyCode.DIGIT1, KeyCode.SPACE);
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final PrintWriter OUT = new PrintWriter(new FileOutputStream(FileDescriptor.out), true,
            StandardCharsets.UTF_8);

    private TypingWindow() {}

    /// @param arguments "type" or "recover", file, seed
    public static void main(String[] arguments) {
        boolean types = arguments[0].equals("type");
        Random random = new Random(Long.parseLong(arguments[2]));
        Thread.ofPlatform().daemon(true).start(() -> {
            try {
                if (types) {
                    type(random);
                } else {
                    recover();
                }
            } catch (InterruptedException | ExecutionException | IllegalStateException e) {
                OUT.println(e);
                Runtime.getRuntime().halt(70);
            }
        });
        Application.launch(EditorApplication.class, arguments[1], "--language=en");
    }

    private static void type(Random random) throws InterruptedException, ExecutionException {
        await(() -> node("#drawing"));
        press(KeyCode.CONTROL, KeyCode.T);
        CodeArea area = await(() -> node("#document-text") instanceof CodeArea found && found.getLength() > 0
                && found.isFocused() ? found : null);
        area.textProperty().addListener((_, _, text) -> tell(text));
        boolean restless = random.nextBoolean();
        while (true) {
            press(LETTERS.get(random.nextInt(LETTERS.size())));
            Thread.sleep(restless ? 30 + random.nextInt(60) : random.nextInt(600));
        }
    }

    private static void recover() throws InterruptedException, ExecutionException {
        DialogPane dialog = await(() -> node(".dialog-pane") instanceof DialogPane found && found.getScene() != null
                && found.getScene().getWindow().isFocused() ? found : null);
        OUT.println(dialog.getHeaderText());
        tell(onWindow(() -> dialog.lookupAll("#change-list .label").stream().map(Labeled.class::cast)
                .map(Labeled::getText).collect(Collectors.joining("\n"))));
        press(KeyCode.ENTER);
        CodeArea area = await(() -> node("#document-text") instanceof CodeArea found && found.getLength() > 0
                ? found
                : null);
        tell(area.getText());
        Runtime.getRuntime().halt(0);
    }

    private static void tell(String text) {
        OUT.println(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static javafx.scene.@Nullable Node node(String selector) {
        return Window.getWindows().stream().filter(Window::isShowing).map(window -> window.getScene().lookup(selector))
                .filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static void press(KeyCode... keys) throws InterruptedException, ExecutionException {
        onWindow(() -> {
            Robot robot = new Robot();
            List.of(keys).forEach(robot::keyPress);
            List.of(keys).reversed().forEach(robot::keyRelease);
            return true;
        });
    }

    private static <T> T await(Supplier<@Nullable T> wanted) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        T found = null;
        while (found == null) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("What was waited for did not come");
            }
            Thread.sleep(30);
            found = onWindow(wanted);
        }
        return found;
    }

    /// Nothing, while the toolkit is not there yet.
    private static <T extends @Nullable Object> T onWindow(Supplier<T> task)
            throws InterruptedException, ExecutionException {
        FutureTask<T> asked = new FutureTask<>(task::get);
        while (true) {
            try {
                Platform.runLater(asked);
                return asked.get();
            } catch (IllegalStateException e) {
                Thread.sleep(30);
            }
        }
    }
}
