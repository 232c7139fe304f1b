package dev.archipelago.exporters.pipeline;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.JsonWriter;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.exporters.yaml.YamlWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes pipelines for GitHub and GitLab that check, build, scan and deploy what the other exports make.
public final class PipelineExporter implements Exporter {

    @Override
    public String id() {
        return "pipeline";
    }

    @Override
    public String title() {
        return "Pipelines for GitHub and GitLab";
    }

    @Override
    public ExportBundle export(ExportRequest request) {
        Omissions omissions = new Omissions();
        Cluster cluster = Cluster.of(request, new Omissions());
        List<Built> images = Built.of(cluster);
        List<String> heading = List.of(
                "Made by Archipelago from the architecture " + OneLine.of(request.document().name(), 100) + ".",
                "Belongs to the root of a repository that has the exports kubernetes and dockerfiles, with the sources.");
        Map<String, String> files = new LinkedHashMap<>();
        files.put(".github/workflows/delivery.yml", YamlWriter.write(heading,
                List.of(new GitHubWorkflow(cluster.name(), cluster.namespace(), images).node())));
        files.put(".gitlab-ci.yml",
                YamlWriter.write(heading, List.of(new GitLabPipeline(cluster.namespace(), images).node())));
        files.put("renovate.json", JsonWriter.write(renovate()));
        omissions.add("/platform", "the way to the cluster and the registry",
                "GitHub: secrets KUBECONFIG and, for other registries than its own, REGISTRY_PASSWORD; GitLab: a "
                        + "variable of type file KUBECONFIG, and REGISTRY_AUTH_JSON with Docker's config.json");
        omissions.add("/", "the check of the design in the pipeline",
                "set ARCHIPELAGO_IMAGE to an image of Archipelago; the steps are skipped without it");
        return new ExportBundle(files, omissions.toList());
    }

    /// Renews the pins of images, actions and Go programs; digests come with it.
    private static Mapping renovate() {
        Mapping go = Mapping.builder().put("customType", "regex")
                .put("managerFilePatterns", Sequence.ofTexts("/^\\.github\\/workflows\\/.*\\.yml$/",
                        "/^\\.gitlab-ci\\.yml$/"))
                .put("matchStrings", Sequence.ofTexts("install (?<depName>[a-z0-9./-]+)@(?<currentValue>v[0-9.]+)"))
                .put("datasourceTemplate", "go").build();
        Mapping images = Mapping.builder().put("customType", "regex")
                .put("managerFilePatterns", Sequence.ofTexts("/^\\.github\\/workflows\\/.*\\.yml$/"))
                .put("matchStrings", Sequence.ofTexts(
                        "(?<depName>docker\\.io\\/[a-z0-9./-]+):(?<currentValue>[a-z0-9.-]+)"
                                + "(@(?<currentDigest>sha256:[a-f0-9]{64}))?"))
                .put("datasourceTemplate", "docker").build();
        return Mapping.builder().put("$schema", "https://docs.renovatebot.com/renovate-schema.json")
                .put("extends", Sequence.ofTexts("config:recommended", "docker:pinDigests",
                        "helpers:pinGitHubActionDigests"))
                .put("customManagers", Sequence.of(go, images)).build();
    }
}
