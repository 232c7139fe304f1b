package dev.archipelago.app.editor.sequence;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// What a [SequenceWindow] is made of and follows.
///
/// @param result what the last run found while it is about the design as it is now
/// @param dark whether it is drawn for a dark surrounding
public record SequenceParts(Messages messages, EditedDocument edited,
        ObservableValue<Optional<SimulationResult>> result, ObservableValue<Boolean> dark, SequenceIntents intents) {}
