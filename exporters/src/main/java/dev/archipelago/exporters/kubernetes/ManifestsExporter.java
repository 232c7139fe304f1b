package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;

/// An exporter that puts the objects of the manifests into another form: several can share them.
public interface ManifestsExporter extends Exporter {

    /// Exports objects that were made for this very request.
    ExportBundle export(ExportRequest request, Manifests manifests);

    @Override
    default ExportBundle export(ExportRequest request) {
        return export(request, Manifests.of(request));
    }
}
