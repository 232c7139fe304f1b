package dev.archipelago.exporters;

import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Tells the reader of a bundle what is in it, in which order to use it, and how to undo that.
final class BundleReadme {

    static final String FILE = "README.md";

    /// How to use a target.
    ///
    /// @param use a command from the folder of the bundle
    /// @param undo the same, empty where there is nothing to undo
    private record Guide(String what, String use, String undo) {}

    /// Targets that bring the same objects to a cluster.
    private static final Set<String> WAYS = Set.of("kubernetes", "kustomize", "helm");

    private BundleReadme() {}

    /// In the order in which they are used.
    private static List<Map.Entry<String, Guide>> guides() {
        return List.of(
                Map.entry("skeletons", new Guide("a program for each component, to begin with; Dockerfiles build it",
                        "cp -R skeletons/. dockerfiles", "")),
                Map.entry("dockerfiles", new Guide("a Dockerfile for each program; put it beside its sources",
                        "docker build dockerfiles/NAME", "")),
                Map.entry("compose", new Guide("the system on one machine; write the secrets named in it first",
                        "docker compose -f compose/compose.yaml up --build",
                        "docker compose -f compose/compose.yaml down")),
                Map.entry("pipeline", new Guide(
                        "pipelines for GitHub and GitLab; copy what is in the folder to the root of the repository",
                        "cp -R pipeline/. ..", "")),
                Map.entry("kubernetes", new Guide("manifests; create the Secrets named in them first",
                        "kubectl apply -k kubernetes", "kubectl delete -k kubernetes")),
                Map.entry("kustomize", new Guide("a base and overlays for environments",
                        "kubectl apply -k kustomize/overlays/NAME", "kubectl delete -k kustomize/overlays/NAME")),
                Map.entry("helm", new Guide("a chart, for those who install with Helm", "helm install NAME helm",
                        "helm uninstall NAME")),
                Map.entry("observability", new Guide(
                        "collector, alerts and a dashboard; needs the Prometheus operator, and Grafana for the dashboard",
                        "kubectl apply -f observability/", "kubectl delete -f observability/")),
                Map.entry("load-test", new Guide("the workloads of the design; objectives are thresholds",
                        "k6 run -e BASE_URL=http://localhost:8080 load-test/load-test.js", "")),
                Map.entry("chaos",
                        new Guide("the faults of the scenarios; needs Chaos Mesh, and nobody who depends on it",
                                "kubectl apply -f chaos/NAME.yaml", "kubectl delete -f chaos/NAME.yaml")));
    }

    /// The text of a bundle whose folders are those of its targets.
    static String of(String architecture, ExportBundle bundle) {
        Set<String> folders = new TreeSet<>();
        bundle.files().keySet().forEach(path -> folders.add(path.substring(0, path.indexOf('/'))));
        List<Map.Entry<String, Guide>> known = guides().stream().filter(guide -> folders.contains(guide.getKey()))
                .toList();
        List<String> lines = new ArrayList<>(List.of("# " + plain(architecture), "",
                "Made by Archipelago. Files that you edit are kept by the next export, which names them.", "",
                "## What is there", "", "| folder | files | what it is |", "|---|---|---|"));
        known.forEach(guide -> {
            long files = bundle.files().keySet().stream().filter(path -> path.startsWith(guide.getKey() + "/")).count();
            lines.add("| `" + guide.getKey() + "` | " + files + " | " + guide.getValue().what() + " |");
        });
        folders.stream().filter(folder -> known.stream().noneMatch(guide -> guide.getKey().equals(folder)))
                .forEach(folder -> lines.add("| `" + folder + "` | "
                        + bundle.files().keySet().stream().filter(path -> path.startsWith(folder + "/")).count()
                        + " | |"));
        lines.addAll(List.of("", "## In which order", "", "From this folder:", ""));
        if (folders.containsAll(WAYS)) {
            lines.addAll(
                    List.of("Take one of `kubernetes`, `kustomize` and `helm`: they are three ways to the same.", ""));
        }
        int step = 1;
        for (Map.Entry<String, Guide> guide : known) {
            lines.add(step++ + ". `" + guide.getValue().use() + "`");
        }
        List<String> undo = known.reversed().stream().map(guide -> guide.getValue().undo())
                .filter(command -> !command.isEmpty()).toList();
        if (!undo.isEmpty()) {
            lines.addAll(List.of("", "## How to undo it", ""));
            for (int i = 0; i < undo.size(); i++) {
                lines.add(i + 1 + ". `" + undo.get(i) + "`");
            }
        }
        if (!bundle.omissions().isEmpty()) {
            lines.addAll(List.of("", "## What is left to you", ""));
            bundle.omissions().forEach(omission -> lines.add("- " + plain(omission.toString())));
        }
        return String.join("\n", lines) + "\n";
    }

    /// Text that Markdown shows as it is. Source: CommonMark 0.31, backslash escapes.
    static String plain(String text) {
        return OneLine.of(text).replaceAll("[\\\\`*_{}\\[\\]<>#|!~&]", "\\\\$0");
    }
}
