package dev.archipelago.model.edit;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Wording;

/// What came of an edit.
public sealed interface EditOutcome {

    /// The document after it.
    ///
    /// @throws IllegalStateException when it was refused
    Document orElseThrow();

    /// It was done.
    record Edited(Document document) implements EditOutcome {
        @Override
        public Document orElseThrow() {
            return document;
        }
    }

    /// It cannot be done.
    ///
    /// @param said why, a sentence for people
    record EditRefused(Wording said) implements EditOutcome {

        /// Why, in English.
        public String reason() {
            return said.toString();
        }

        @Override
        public Document orElseThrow() {
            throw new IllegalStateException(reason());
        }
    }
}
