package dev.archipelago.exporters.skeleton;

import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.SafePath;
import dev.archipelago.exporters.text.Names;
import dev.archipelago.model.Architecture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes a small program for each component that is written in a language: it serves the operations of the design,
/// calls what they call, and takes the time that they take.
///
/// The folders are those of the Dockerfiles, which build them.
public final class SkeletonExporter implements Exporter {

    @Override
    public String id() {
        return "skeletons";
    }

    @Override
    public String title() {
        return "Runnable skeletons";
    }

    @Override
    public ExportBundle export(ExportRequest request) {
        Omissions omissions = new Omissions();
        Architecture architecture = request.document().architecture();
        Neighbours neighbours = new Neighbours(architecture, Names.of(architecture.components().keySet()));
        Map<String, String> files = new LinkedHashMap<>();
        architecture.components().forEach((id, component) -> {
            Optional<Language> language = Language.of(component);
            if (language.isEmpty()) {
                return;
            }
            Draft draft = new Drafter(id, component, language.get(), neighbours, omissions).draft();
            String folder = SafePath.folder(draft.name()) + "/";
            files(draft, neighbours).forEach((path, text) -> files.put(folder + path, text));
        });
        return new ExportBundle(files, omissions.toList());
    }

    private static Map<String, String> files(Draft draft, Neighbours neighbours) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("README.md", new Guide(draft, neighbours).text());
        files.put(draft.language().operationsPath(), new Source(draft).text());
        files.putAll(draft.language().program());
        files.putAll(draft.language().project(draft.name(), Library.of(draft)));
        if (neighbours.isAskedOverGrpc(draft.id())) {
            files.put(draft.name() + ".proto", Rpc.proto(draft));
        }
        return files;
    }
}
