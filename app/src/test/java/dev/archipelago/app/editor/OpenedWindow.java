package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.document.UserFolder;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.Exporters;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/// The real window with a file of its own open in it, for journeys.
///
/// @param document what the file says
/// @param stage what the window is shown on
record OpenedWindow(EditorWindow window, Path file, Document document, Stage stage) {
    private static final Path SAMPLES = Path.of("../sample-architectures");

    /// Writes a text into a folder of the test and opens it in light colours and English.
    static OpenedWindow of(Stage stage, Path folder, String text) throws IOException {
        Path file = Files.createTempDirectory(folder, "journey").resolve("design.archipelago.json");
        Files.writeString(file, text);
        UserFolder user = new UserFolder(folder.resolve("user"));
        Settings settings = Settings.in(user);
        settings.setScheme("light");
        EditorWindow window = new EditorWindow(stage,
                new Environment(user, settings, new SampleFolder(folder), Exporters.all()),
                Messages.of(Locale.ENGLISH));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1000);
        stage.setHeight(1000);
        window.show();
        window.begin(file);
        return new OpenedWindow(window, file, DocumentReader.read(file).orElseThrow(), stage);
    }

    /// Another window in the place of this one, as if the program had been started again; not yet begun.
    EditorWindow again(UserFolder user) {
        return new EditorWindow(stage, new Environment(user, Settings.in(user), new SampleFolder(file.getParent()),
                Exporters.all()), Messages.of(Locale.ENGLISH));
    }

    /// The text of a sample.
    static String sample(String name) throws IOException {
        return Files.readString(SAMPLES.resolve(name).resolve(name + ".archipelago.json"));
    }

    void close() {
        Platform.runLater(window::close);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
