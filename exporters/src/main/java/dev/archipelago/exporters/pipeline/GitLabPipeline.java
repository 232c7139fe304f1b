package dev.archipelago.exporters.pipeline;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// The same steps for GitLab CI. BuildKit writes the digest into a file that the deployment reads.
record GitLabPipeline(String namespace, List<Built> images) {

    private static final String GO_IMAGE = "docker.io/library/golang:1.26.5-alpine"
            + "@sha256:0178a641fbb4858c5f1b48e34bdaabe0350a330a1b1149aabd498d0699ff5fb2";
    private static final String BUILD_IMAGE = "docker.io/moby/buildkit:v0.33.0-rootless"
            + "@sha256:80b15f0735e87bab7bf59ec4d695dfb4a7cfb25521cf56dc75d6f256285b63ef";
    private static final String KUBECTL = "k8s.io/kubernetes/cmd/kubectl@v1.35.0";

    Mapping node() {
        Mapping.Builder file = Mapping.builder()
                .put("stages", Sequence.ofTexts("check", "build", "scan", "deploy", "rollback"))
                .put("default", Mapping.builder().put("timeout", "30m").put("interruptible", false).build())
                .put("variables", Mapping.builder().put("MANIFESTS", "kubernetes").put("IMAGES", "dockerfiles")
                        .put("DESIGN", "architecture.archipelago.json").build())
                .because("folders of the exports and the file of the design, as seen from the root of the repository")
                .put("design", design()).put("lint", lint()).put("lint-dockerfiles", dockerfiles());
        images.forEach(built -> file.put("build-" + built.name(), build(built)).put("scan-" + built.name(),
                scan(built)));
        return file.put("deploy", deploy()).put("rollback", rollback()).build();
    }

    private static Mapping.Builder job(String stage, String image) {
        return Mapping.builder().put("stage", stage).put("image",
                Mapping.builder().put("name", image).put("entrypoint", Sequence.ofTexts("")).build());
    }

    private static Mapping.Builder when(Mapping.Builder job, String condition) {
        return job.put("rules", Sequence.of(Mapping.builder().put("if", condition).build()));
    }

    private static Mapping design() {
        return when(job("check", "$ARCHIPELAGO_IMAGE"), "$ARCHIPELAGO_IMAGE").put("script",
                Sequence.ofTexts("archipelago check \"$DESIGN\"", "archipelago simulate \"$DESIGN\"")).build();
    }

    private static Mapping lint() {
        List<String> script = new ArrayList<>(Tools.install());
        script.add("go install " + Tools.KUSTOMIZE);
        Tools.lint().forEach(command -> script.add(command.replace("kubectl kustomize", "kustomize build")));
        return job("check", GO_IMAGE).put("script", Sequence.ofTexts(script)).build();
    }

    private static Mapping dockerfiles() {
        return job("check", Tools.HADOLINT)
                .put("script", Sequence.ofTexts("find \"$IMAGES\" -name Dockerfile -exec hadolint {} +")).build();
    }

    private static Mapping build(Built built) {
        return when(job("build", BUILD_IMAGE), "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH")
                .put("needs", Sequence.ofTexts("lint"))
                .put("variables", Mapping.builder().put("BUILDKITD_FLAGS", "--oci-worker-no-process-sandbox")
                        .put("IMAGE", built.repository()).put("FOLDER", built.folder()).build())
                .put("script", Sequence.ofTexts("mkdir -p ~/.docker digests",
                        "printf '%s' \"$REGISTRY_AUTH_JSON\" > ~/.docker/config.json",
                        "buildctl-daemonless.sh build --frontend dockerfile.v0 --local context=\"$IMAGES/$FOLDER\" "
                                + "--local dockerfile=\"$IMAGES/$FOLDER\" --opt attest:provenance=mode=max "
                                + "--opt attest:sbom= --metadata-file metadata.json "
                                + "--output \"type=image,name=$IMAGE:$CI_COMMIT_SHA,push=true\"",
                        "sed -n 's/.*\"containerimage.digest\": *\"\\([^\"]*\\)\".*/\\1/p' metadata.json "
                                + "> \"digests/$FOLDER\"",
                        "test -s \"digests/$FOLDER\""))
                .put("artifacts", Mapping.builder().put("paths", Sequence.ofTexts("digests/"))
                        .put("expire_in", "1 week").build())
                .build();
    }

    private static Mapping scan(Built built) {
        return when(job("scan", Tools.TRIVY), "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH")
                .put("needs", Sequence.ofTexts("build-" + built.name()))
                .put("variables", Mapping.builder().put("IMAGE", built.repository()).put("FOLDER", built.folder())
                        .build())
                .put("script", Sequence.ofTexts("mkdir -p ~/.docker",
                        "printf '%s' \"$REGISTRY_AUTH_JSON\" > ~/.docker/config.json",
                        "trivy image --exit-code 1 --severity HIGH,CRITICAL --ignore-unfixed "
                                + "\"$IMAGE@$(cat \"digests/$FOLDER\")\""))
                .build();
    }

    private Mapping deploy() {
        List<String> script = new ArrayList<>(List.of("go install " + Tools.KUSTOMIZE, "go install " + KUBECTL));
        for (Built built : images) {
            script.add("(cd \"$MANIFESTS\" && "
                    + Tools.pin(built, "$(cat \"$CI_PROJECT_DIR/digests/" + built.folder() + "\")") + ")");
        }
        script.add(Tools.deploy(namespace));
        return when(job("deploy", GO_IMAGE), "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH")
                .put("environment", Mapping.builder().put("name", "production").build())
                .put("resource_group", "production").put("script", Sequence.ofTexts(script)).build();
    }

    private Mapping rollback() {
        Mapping byHand = Mapping.builder().put("if", "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH").put("when", "manual")
                .put("allow_failure", true).build();
        return job("rollback", GO_IMAGE).put("rules", Sequence.of(byHand))
                .put("environment", Mapping.builder().put("name", "production").build())
                .put("resource_group", "production")
                .put("script", Sequence.ofTexts("go install " + KUBECTL, Tools.undo(namespace))).build();
    }
}
