package dev.archipelago.exporters;

import dev.archipelago.exporters.kubernetes.Manifests;
import dev.archipelago.exporters.kubernetes.ManifestsExporter;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import java.util.List;
import java.util.Map;

/// Runs several exporters, with one set of manifests for all that need it, each into a folder of its own that bears its id, and says in a README what came of it.
record Combined(List<Exporter> exporters) implements Exporter {

    @Override
    public String id() {
        return "all";
    }

    @Override
    public String title() {
        return "Everything, a folder each";
    }

    @Override
    public ExportBundle export(ExportRequest request) {
        Manifests manifests = Manifests.of(request);
        ExportBundle bundle = ExportBundle.EMPTY;
        for (Exporter exporter : exporters) {
            ExportBundle single = exporter instanceof ManifestsExporter sharing
                    ? sharing.export(request, manifests)
                    : exporter.export(request);
            bundle = bundle.plus(single.under(exporter.id()));
        }
        String readme = BundleReadme.of(request.document().name(), bundle);
        return new ExportBundle(Map.of(BundleReadme.FILE, readme), List.of()).plus(bundle);
    }
}
