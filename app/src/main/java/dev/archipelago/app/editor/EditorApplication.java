package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.document.UserFolder;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.Exporters;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;

/// The editor as a program of its own: one window, on a file or on the gallery.
///
/// Takes a file as its only unnamed argument, and `--language=zh-CN`.
public final class EditorApplication extends Application {

    /// Opens the editor and returns when its window is closed.
    ///
    /// @param file the document to open; empty means the gallery of samples
    public static void open(Optional<Path> file) {
        launch(EditorApplication.class, file.map(path -> new String[]{path.toString()}).orElseGet(() -> new String[0]));
    }

    @Override
    public void start(Stage stage) {
        UserFolder folder = UserFolder.ofProcess();
        Settings settings = Settings.in(folder);
        Messages messages = Messages.of(language(settings, getParameters().getNamed()));
        EditorWindow window = new EditorWindow(stage,
                new Environment(folder, settings, SampleFolder.ofProcess(), Exporters.all()),
                messages);
        window.show();
        List<String> files = getParameters().getUnnamed();
        window.begin(files.isEmpty() ? null : Path.of(files.getFirst()));
        if (Rehearsal.isAsked()) {
            Rehearsal.begin();
        }
    }

    /// The language asked for on the command line, else the one preferred, else that of the system.
    private static Locale language(Settings settings, Map<String, String> named) {
        String asked = named.get("language");
        if (asked != null) {
            return Locale.forLanguageTag(asked);
        }
        return settings.language().map(Locale::forLanguageTag).orElseGet(Locale::getDefault);
    }
}
