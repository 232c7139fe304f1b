package dev.archipelago.model.edit;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Wording;
import java.util.List;

/// What a change of boundaries would do.
public sealed interface BoundaryPreview {

    /// It can be done.
    ///
    /// @param document the one after it
    /// @param consequences by kind, each told once
    record Planned(Document document, List<Consequence> consequences) implements BoundaryPreview {
        public Planned {
            consequences = List.copyOf(consequences);
        }
    }

    /// It cannot be done.
    ///
    /// @param said why, a sentence for people
    record NotPossible(Wording said) implements BoundaryPreview {

        /// Why, in English.
        public String reason() {
            return said.toString();
        }
    }
}
