package dev.archipelago.exporters.spi;

import dev.archipelago.model.document.Document;

/// What is to be exported, and what is known about its numbers.
///
/// @param document need not be free of findings: what cannot be exported becomes an omission
/// @param evidence why numbers are what they are; [Evidence#NONE] when nothing was simulated
public record ExportRequest(Document document, Evidence evidence, ExportOptions options) {

    /// A request without evidence and with the default options.
    public static ExportRequest of(Document document) {
        return new ExportRequest(document, Evidence.NONE, ExportOptions.DEFAULT);
    }

    public ExportRequest withEvidence(Evidence changed) {
        return new ExportRequest(document, changed, options);
    }

    public ExportRequest withOptions(ExportOptions changed) {
        return new ExportRequest(document, evidence, changed);
    }
}
