package dev.archipelago.exporters.pipeline;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.kubernetes.Member;
import dev.archipelago.exporters.spi.SafePath;
import dev.archipelago.exporters.text.ImageReference;
import dev.archipelago.model.Runtime;
import java.util.List;

/// An image that the pipeline builds.
///
/// @param name of the component in every export
/// @param folder with its Dockerfile and sources
/// @param repository with the registry in front, without a tag
record Built(String name, String folder, String repository) {

    /// The components whose language is known and that name no ready-made image.
    static List<Built> of(Cluster cluster) {
        return cluster.members().values().stream().filter(Built::isBuilt).map(member -> {
            String folder = SafePath.isDevice(member.name()) ? member.name() + "_component" : member.name();
            return new Built(member.name(), folder, ImageReference.parse(member.image()).orElseThrow().repository());
        }).toList();
    }

    private static boolean isBuilt(Member member) {
        Runtime runtime = member.component().containerOrDefault().runtime();
        return member.engine().isEmpty() && member.component().containerOrDefault().image() == null && runtime != null
                && runtime != Runtime.IMAGE;
    }

    /// The registry alone, such as ghcr.io.
    String registry() {
        return repository.substring(0, repository.indexOf('/'));
    }
}
