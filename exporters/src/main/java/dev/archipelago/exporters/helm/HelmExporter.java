package dev.archipelago.exporters.helm;

import dev.archipelago.exporters.kubernetes.Manifests;
import dev.archipelago.exporters.kubernetes.ManifestsExporter;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Omission;
import dev.archipelago.exporters.spi.SecretSource;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.JsonWriter;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Trees;
import dev.archipelago.exporters.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Makes a Helm chart: the objects of the plain manifests as templates, with the numbers that a team changes as values.
///
/// With its default values it renders exactly the plain objects, except that the namespace is that of the release and is
/// not made by it. Names are fixed, since programs call one another by them: one release in each namespace.
public final class HelmExporter implements ManifestsExporter {

    private static final Pattern SEMANTIC = Pattern.compile("(0|[1-9][0-9]*)(\\.(0|[1-9][0-9]*)){2}"
            + "(-[0-9A-Za-z-]*[A-Za-z-][0-9A-Za-z-]*(\\.[0-9A-Za-z-]*[A-Za-z-][0-9A-Za-z-]*)*)?(\\+[0-9A-Za-z.-]+)?");

    /// An island of ours, since charts without a picture are complained about.
    private static final String ICON = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20"
            + "viewBox='0%200%208%208'%3E%3Cpath%20d='M0%206Q4%200%208%206z'%20fill='%230a7'/%3E%3C/svg%3E";
    private static final String HELPERS = """
            {{/* The name of an image: with its digest where that is known. */}}
            {{- define "archipelago.image" -}}
            {{ .registry }}/{{ .repository }}:{{ .tag }}{{ with .digest }}@{{ . }}{{ end }}
            {{- end }}
            """;

    @Override
    public String id() {
        return "helm";
    }

    @Override
    public String title() {
        return "Helm chart";
    }

    @Override
    public ExportBundle export(ExportRequest request, Manifests manifests) {
        Mapping values = Values.of(manifests);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("Chart.yaml", YamlWriter.write(manifests.heading(), List.of(chart(request, manifests))));
        files.put("values.yaml", YamlWriter.write(manifests.heading(), List.of(values)));
        files.put("values.schema.json", JsonWriter.write(ValuesSchema.of(values)));
        files.put("templates/_helpers.tpl", HELPERS);
        manifests.files().forEach(
                (path, objects) -> files.put("templates/" + path, Templates.write(manifests.heading(), objects)));
        files.put("templates/NOTES.txt", notes(manifests));
        files.putAll(secrets(request.options().secrets(), manifests));
        List<Omission> omissions = new ArrayList<>(manifests.omissions());
        omissions.add(new Omission("/platform/namespace", "the namespace",
                "a release cannot make the namespace that it is installed to: make it with the labels that NOTES names"));
        if (request.options().secrets() == SecretSource.GENERATOR && !manifests.plain().isEmpty()) {
            omissions.add(new Omission("", "what makes Secrets of files", "a chart has none: create them by hand"));
        }
        return new ExportBundle(files, omissions);
    }

    /// Places for values, where somebody seals them; they never get into the package of the chart.
    private static Map<String, String> secrets(SecretSource source, Manifests manifests) {
        Map<String, String> files = new LinkedHashMap<>();
        if (source == SecretSource.SEALED && !manifests.plain().isEmpty()) {
            files.put(".helmignore", "secrets/\n");
            files.putAll(manifests.plain());
        }
        return files;
    }

    private static Mapping chart(ExportRequest request, Manifests manifests) {
        String version = request.options().version();
        return Mapping.builder().put("apiVersion", "v2").put("name", manifests.system())
                .put("description", "The architecture " + OneLine.of(request.document().name(), 200))
                .put("type", "application")
                .put("version", SEMANTIC.matcher(version).matches() ? version : "0.1.0")
                .because("of the chart: raise it with every change")
                .put("appVersion", OneLine.of(version, 60)).because("of our own images")
                .put("kubeVersion", ">=1.34.0-0").because("the oldest version that it was made for")
                .put("icon", ICON).build();
    }

    private static String notes(Manifests manifests) {
        List<String> lines = new ArrayList<>();
        lines.add(manifests.system() + " is on its way into the namespace {{ .Release.Namespace }}.");
        lines.add("");
        lines.add("See how it starts:");
        lines.add("  kubectl get pods --namespace {{ .Release.Namespace }} --watch");
        lines.add("");
        lines.add("Let the cluster refuse pods with rights in it:");
        lines.add("  kubectl label namespace {{ .Release.Namespace }} " + String.join(" ", labels(manifests)));
        return String.join("\n", lines) + "\n";
    }

    /// The labels that the namespace of the plain manifests has.
    private static List<String> labels(Manifests manifests) {
        return manifests.files().values().stream().flatMap(List::stream)
                .filter(object -> Trees.text(object, "kind").equals("Namespace"))
                .flatMap(object -> Trees.at(object, "metadata", "labels").stream())
                .flatMap(labels -> ((Mapping) labels).entries().stream().map(Mapping.Entry::key)
                        .map(key -> key + "=" + Trees.text(labels, key)))
                .toList();
    }
}
