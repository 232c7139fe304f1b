package dev.archipelago.app.editor.export;

import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.Exporter;
import java.nio.file.Path;
import java.util.Optional;

/// What the person at the window has chosen.
///
/// @param simulated whose figures are written beside the numbers; empty for none
/// @param folder where the files would go; empty while none is named
record ExportChoice(Exporter exporter, ExportOptions options, Optional<Simulated> simulated, Optional<Path> folder) {}
