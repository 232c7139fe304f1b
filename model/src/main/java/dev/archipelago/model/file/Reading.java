package dev.archipelago.model.file;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import java.util.List;

/// The outcome of reading a file.
public sealed interface Reading {

    /// What is wrong with the file; empty when it was understood.
    List<Finding> problems();

    /// The document.
    ///
    /// @throws UnreadableDocumentException when the file was refused
    Document orElseThrow();

    /// The file holds a document.
    ///
    /// @param locations where its parts stand
    record Understood(Document document, Source source, Locations locations) implements Reading {
        @Override
        public List<Finding> problems() {
            return List.of();
        }

        @Override
        public Document orElseThrow() {
            return document;
        }
    }

    /// The file holds no document, or one with mistakes.
    ///
    /// @param problems at least one, in the order of the file
    record Refused(List<Finding> problems) implements Reading {
        public Refused {
            problems = List.copyOf(problems);
        }

        @Override
        public Document orElseThrow() {
            throw new UnreadableDocumentException(problems);
        }
    }
}
