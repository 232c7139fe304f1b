package dev.archipelago.exporters.pipeline;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// The workflow for GitHub Actions: check, build by digest, scan, deploy, roll back.
///
/// Nothing of the design stands inside an expression: names go through the environment, so that no text can become code.
/// Actions are pinned to commits that were seen with these versions in public repositories in 2026.
record GitHubWorkflow(String system, String namespace, List<Built> images) {

    private static final String CHECKOUT = "actions/checkout@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0";
    private static final String GO = "actions/setup-go@b7ad1dad31e06c5925ef5d2fc7ad053ef454303e";
    private static final String BUILDX = "docker/setup-buildx-action@bb05f3f5519dd87d3ba754cc423b652a5edd6d2c";
    private static final String LOGIN = "docker/login-action@abd2ef45e78c5afb21d64d4ca52ee8550d9572c7";
    private static final String BUILD = "docker/build-push-action@53b7df96c91f9c12dcc8a07bcb9ccacbed38856a";
    private static final String COSIGN = "sigstore/cosign-installer@6f9f17788090df1f26f669e9d70d6ae9567deba6";
    private static final String KUBECTL = "azure/setup-kubectl@829323503d1be3d00ca8346e5391ca0b07a9ab0d";
    private static final String RUNNER = "ubuntu-24.04";

    Mapping node() {
        Mapping.Builder jobs = Mapping.builder().put("design", design()).put("lint", lint());
        images.forEach(built -> jobs.put("build-" + built.name(), build(built)));
        jobs.put("deploy", deploy()).put("rollback", rollback());
        Mapping branches = Mapping.builder().put("branches", Sequence.ofTexts("main")).build();
        Mapping choice = Mapping.builder().put("description", "What to do").put("type", "choice")
                .put("required", true).put("default", "deploy").put("options", Sequence.ofTexts("deploy", "rollback"))
                .build();
        Mapping dispatch = Mapping.builder()
                .put("inputs", Mapping.builder().put("action", choice).build()).build();
        return Mapping.builder().put("name", system)
                .put("on", Mapping.builder().put("push", branches).put("pull_request", branches)
                        .put("workflow_dispatch", dispatch).build())
                .put("permissions", Mapping.builder().put("contents", "read").build())
                .put("concurrency", Mapping.builder().put("group", "${{ github.workflow }}-${{ github.ref }}")
                        .put("cancel-in-progress", false).build())
                .because("a deployment that has begun is never cut off")
                .put("env", Mapping.builder().put("MANIFESTS", "kubernetes").put("IMAGES", "dockerfiles")
                        .put("DESIGN", "architecture.archipelago.json").build())
                .because("folders of the exports and the file of the design, as seen from the root of the repository")
                .put("jobs", jobs.build()).build();
    }

    private static Mapping.Builder job(String name, int minutes) {
        return Mapping.builder().put("name", name).put("runs-on", RUNNER).put("timeout-minutes", minutes);
    }

    private static Mapping checkout() {
        return Mapping.builder().put("uses", CHECKOUT).because("v7.0.0")
                .put("with", Mapping.builder().put("persist-credentials", false).build()).build();
    }

    private static Mapping run(String name, String script) {
        return Mapping.builder().put("name", name).put("run", script).build();
    }

    private static Mapping design() {
        Mapping check = Mapping.builder().put("name", "Check and simulate the design")
                .put("env", Mapping.builder().put("ARCHIPELAGO_IMAGE", "${{ vars.ARCHIPELAGO_IMAGE }}").build())
                .put("run", """
                        docker run --rm -v "$PWD:/work:ro" -w /work "$ARCHIPELAGO_IMAGE" check "$DESIGN"
                        docker run --rm -v "$PWD:/work:ro" -w /work "$ARCHIPELAGO_IMAGE" simulate "$DESIGN\"""")
                .build();
        return job("Design", 30).put("if", "${{ vars.ARCHIPELAGO_IMAGE != '' }}")
                .because("set this variable to an image of Archipelago")
                .put("steps", Sequence.of(checkout(), check)).build();
    }

    private static Mapping lint() {
        Mapping go = Mapping.builder().put("uses", GO).because("v7.0.0").put("with", Mapping.builder()
                .put("go-version", Tools.GO).put("cache", false).build()).build();
        Mapping kubectl = Mapping.builder().put("uses", KUBECTL).because("v5.1.0").build();
        return job("Lint", 20).put("steps", Sequence.of(checkout(), go, kubectl,
                run("Install linters", String.join("\n", Tools.install())),
                run("Lint manifests", String.join("\n", Tools.lint())),
                run("Lint Dockerfiles", "find \"$IMAGES\" -name Dockerfile -print0 | xargs -0 -r -I {} sh -c "
                        + "'docker run --rm -i " + Tools.HADOLINT + " < \"$1\"' - {}"),
                run("Scan manifests", "docker run --rm -v \"$PWD:/work:ro\" -w /work " + Tools.TRIVY
                        + " config --exit-code 1 --severity HIGH,CRITICAL \"$MANIFESTS\"")))
                .build();
    }

    private static Mapping build(Built built) {
        Mapping login = Mapping.builder().put("uses", LOGIN).because("v4.5.1")
                .put("if", "${{ github.event_name != 'pull_request' }}")
                .put("with", Mapping.builder().put("registry", built.registry())
                        .put("username", "${{ vars.REGISTRY_USER || github.actor }}")
                        .put("password", "${{ secrets.REGISTRY_PASSWORD || github.token }}").build())
                .build();
        Mapping image = Mapping.builder().put("id", "image").put("uses", BUILD).because("v7.3.0")
                .put("with", Mapping.builder().put("context", "${{ env.IMAGES }}/" + built.folder())
                        .put("push", "${{ github.event_name != 'pull_request' }}")
                        .put("tags", built.repository() + ":${{ github.sha }}").put("provenance", "mode=max")
                        .put("sbom", true).build())
                .build();
        Mapping onlyPushed = Mapping.builder().put("name", "Scan and sign")
                .put("if", "${{ github.event_name != 'pull_request' }}")
                .put("env", Mapping.builder().put("DIGEST", "${{ steps.image.outputs.digest }}")
                        .put("IMAGE", built.repository()).build())
                .put("run", """
                        docker run --rm -v "$HOME/.docker:/root/.docker:ro" %s image --exit-code 1 \
                        --severity HIGH,CRITICAL --ignore-unfixed "$IMAGE@$DIGEST"
                        cosign sign --yes "$IMAGE@$DIGEST\"""".formatted(Tools.TRIVY))
                .build();
        return job("Build " + built.name(), 30).put("if", "${{ inputs.action != 'rollback' }}")
                .put("needs", Sequence.ofTexts("lint"))
                .put("permissions", Mapping.builder().put("contents", "read").put("packages", "write")
                        .put("id-token", "write").because("signs without a key of its own").build())
                .put("outputs", Mapping.builder().put("digest", "${{ steps.image.outputs.digest }}").build())
                .put("steps", Sequence.of(checkout(), Mapping.builder().put("uses", BUILDX).because("v4.2.0").build(),
                        Mapping.builder().put("uses", COSIGN).because("v4.1.2").build(), login, image, onlyPushed))
                .build();
    }

    private Mapping deploy() {
        List<String> needs = new ArrayList<>(List.of("lint"));
        Mapping.Builder digests = Mapping.builder();
        List<String> pins = new ArrayList<>(List.of("cd \"$MANIFESTS\""));
        for (int i = 0; i < images.size(); i++) {
            String variable = "DIGEST_" + (i + 1);
            needs.add("build-" + images.get(i).name());
            digests.put(variable, "${{ needs.build-" + images.get(i).name() + ".outputs.digest }}");
            pins.add(Tools.pin(images.get(i), "$" + variable));
        }
        Mapping pin = Mapping.builder().put("name", "Name images by digest").putUnlessEmpty("env", digests.build())
                .put("run", String.join("\n", pins)).build();
        return target(job("Deploy", 30)
                .put("if", "${{ github.ref == 'refs/heads/main' && github.event_name != 'pull_request' && "
                        + "inputs.action != 'rollback' }}")
                .put("needs", Sequence.ofTexts(needs)))
                .put("steps", Sequence.of(checkout(), kubectl(), credentials(),
                        run("Install kustomize", "sudo env GOBIN=/usr/local/bin \"$(command -v go)\" install "
                                + Tools.KUSTOMIZE),
                        pin, run("Deploy", Tools.deploy(namespace))))
                .build();
    }

    private Mapping rollback() {
        return target(job("Roll back", 15).put("if",
                "${{ github.event_name == 'workflow_dispatch' && inputs.action == 'rollback' }}"))
                .put("steps", Sequence.of(kubectl(), credentials(), run("Roll back", Tools.undo(namespace)))).build();
    }

    private static Mapping.Builder target(Mapping.Builder job) {
        return job.put("environment", "production");
    }

    private static Mapping kubectl() {
        return Mapping.builder().put("uses", KUBECTL).because("v5.1.0").build();
    }

    private static Mapping credentials() {
        return Mapping.builder().put("name", "Reach the cluster")
                .put("env", Mapping.builder().put("KUBECONFIG_TEXT", "${{ secrets.KUBECONFIG }}").build())
                .put("run", """
                        install -d -m 700 "$HOME/.kube"
                        printf '%s' "$KUBECONFIG_TEXT" > "$HOME/.kube/config"
                        chmod 600 "$HOME/.kube/config\"""")
                .build();
    }
}
