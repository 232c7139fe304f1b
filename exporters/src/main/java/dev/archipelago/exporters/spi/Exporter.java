package dev.archipelago.exporters.spi;

/// Turns an architecture into the files of one target.
///
/// The same request always gives the same bundle, byte for byte: no clock, no locale, no disk.
public interface Exporter {

    /// The name by which the command line and the editor ask for it, such as kubernetes.
    String id();

    /// What it makes, in a few words for people.
    String title();

    /// Exports all that the target can express, and lists what it cannot.
    ExportBundle export(ExportRequest request);
}
