package dev.archipelago.exporters;

import dev.archipelago.exporters.chaos.ChaosExporter;
import dev.archipelago.exporters.compose.ComposeExporter;
import dev.archipelago.exporters.dockerfile.DockerfileExporter;
import dev.archipelago.exporters.helm.HelmExporter;
import dev.archipelago.exporters.kubernetes.KubernetesExporter;
import dev.archipelago.exporters.kustomize.KustomizeExporter;
import dev.archipelago.exporters.loadtest.LoadTestExporter;
import dev.archipelago.exporters.observability.ObservabilityExporter;
import dev.archipelago.exporters.pipeline.PipelineExporter;
import dev.archipelago.exporters.skeleton.SkeletonExporter;
import dev.archipelago.exporters.spi.Exporter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All exporters, and each by its id.
public final class Exporters {

    private Exporters() {}

    /// Every exporter, in the order in which they are offered; the one called `all` comes last and runs the others.
    public static List<Exporter> all() {
        List<Exporter> single = List.of(
                new KubernetesExporter(),
                new KustomizeExporter(),
                new HelmExporter(),
                new DockerfileExporter(),
                new SkeletonExporter(),
                new ComposeExporter(),
                new PipelineExporter(),
                new ObservabilityExporter(),
                new LoadTestExporter(),
                new ChaosExporter());
        return Stream.concat(single.stream(), Stream.of(new Combined(single))).toList();
    }

    /// The exporter of this id; empty when there is none.
    public static Optional<Exporter> byId(String id) {
        return all().stream().filter(exporter -> exporter.id().equals(id)).findFirst();
    }
}
