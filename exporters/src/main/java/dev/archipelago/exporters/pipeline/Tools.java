package dev.archipelago.exporters.pipeline;

import java.util.ArrayList;
import java.util.List;

/// The programs of others that both pipelines run, each at a version that stays.
final class Tools {

    static final String KUBECONFORM = "github.com/yannh/kubeconform/cmd/kubeconform@v0.7.0";
    static final String KUBE_SCORE = "github.com/zegl/kube-score/cmd/kube-score@v1.20.0";
    static final String KUBE_LINTER = "golang.stackrox.io/kube-linter/cmd/kube-linter@v0.8.3";
    static final String KUSTOMIZE = "sigs.k8s.io/kustomize/kustomize/v5@v5.7.1";
    static final String HADOLINT = "docker.io/hadolint/hadolint:v2.15.1-alpine"
            + "@sha256:a1d49ae1a4e83c1dbad26b8c1ad7588c8bd1e04f4866b34ad3cac50335198552";
    static final String TRIVY = "docker.io/aquasec/trivy:0.73.0"
            + "@sha256:7cced7cae583819fc7806d4cbc0dbbc7cad18b99f7d3e235192e6da8c091045c";
    static final String GO = "1.26.5";

    private Tools() {}

    /// Installs the linters of manifests; the checksum database of Go proves that they are what they were.
    static List<String> install() {
        List<String> commands = new ArrayList<>();
        for (String tool : List.of(KUBECONFORM, KUBE_SCORE, KUBE_LINTER)) {
            commands.add("go install " + tool);
        }
        return commands;
    }

    /// Checks the manifests; `$MANIFESTS` is their folder.
    static List<String> lint() {
        return List.of("kubectl kustomize \"$MANIFESTS\" > rendered.yaml",
                "kubeconform -strict -summary -ignore-missing-schemas -kubernetes-version 1.35.0 rendered.yaml",
                "kube-score score --output-format ci rendered.yaml", "kube-linter lint rendered.yaml");
    }

    /// Sends the manifests and waits until everything runs; what does not come up is undone.
    ///
    /// @param namespace of the manifests, a DNS label
    static String deploy(String namespace) {
        return """
                kubectl apply -k "$MANIFESTS"
                for workload in $(kubectl -n %1$s get deployments,statefulsets -o name); do
                  if ! kubectl -n %1$s rollout status "$workload" --timeout=10m; then
                    kubectl -n %1$s get deployments -o name | xargs -r -n 1 kubectl -n %1$s rollout undo
                    exit 1
                  fi
                done""".formatted(namespace);
    }

    /// Takes every Deployment back to the version before.
    static String undo(String namespace) {
        return "kubectl -n %1$s get deployments -o name | xargs -r -n 1 kubectl -n %1$s rollout undo"
                .formatted(namespace);
    }

    /// Writes the digest of an image into the kustomization. `kubectl` has no such command; kustomize's own file format does.
    static String pin(Built built, String digest) {
        return "kustomize edit set image " + built.repository() + "=" + built.repository() + "@" + digest;
    }
}
