package dev.archipelago.app.editor.export;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.spi.Exporter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;

/// What an [ExportWindow] is made of and follows.
///
/// @param simulated what a simulation found of the design as it is now; empty where there was none since it changed
/// @param show is asked to show the part of the document at a JSON pointer
/// @param say is told in a sentence what was done
public record ExportParts(Messages messages, EditedDocument edited, Settings settings, List<Exporter> exporters,
        ObservableValue<Optional<Simulated>> simulated, Consumer<String> show, Consumer<String> say) {
    public ExportParts {
        exporters = List.copyOf(exporters);
    }
}
