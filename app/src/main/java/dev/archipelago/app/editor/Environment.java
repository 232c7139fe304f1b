package dev.archipelago.app.editor;

import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.document.UserFolder;
import dev.archipelago.exporters.spi.Exporter;
import java.util.List;

/// What surrounds a window: the user's folder and settings, the samples of the installation, and what can be exported.
record Environment(UserFolder folder, Settings settings, SampleFolder samples, List<Exporter> exporters) {
    Environment {
        exporters = List.copyOf(exporters);
    }
}
