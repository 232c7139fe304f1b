package dev.archipelago.app.cli;

import java.nio.file.Path;
import java.util.Optional;

/// Opens the editor and returns when its last window is closed.
///
/// It stands between the command line and the editor so that no command loads a class of the window toolkit.
@FunctionalInterface
public interface EditorDoor {
    /// @param file the document to open; empty means the gallery of samples
    void open(Optional<Path> file);
}
