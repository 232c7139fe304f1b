package dev.archipelago.exporters.pipeline;

import static dev.archipelago.exporters.Many.list;
import static dev.archipelago.exporters.Many.map;
import static dev.archipelago.exporters.Many.maps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.Schema;
import dev.archipelago.exporters.Many;
import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.model.document.Document;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PipelineExporterTest {

    private static final String GITHUB = ".github/workflows/delivery.yml";
    private static final String GITLAB = ".gitlab-ci.yml";
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{(.*?)}}", Pattern.DOTALL);

    private static Map<String, String> files(Document document) {
        return new PipelineExporter().export(ExportRequest.of(document)).files();
    }

    private static Map<String, Object> yaml(Document document, String file) {
        return Many.yaml(files(document).get(file)).getFirst();
    }

    @Test
    void documents_exported_followTheSchemas() {
        Optional<Schema> github = Many.schema("other", "github-workflow.json");
        Optional<Schema> gitlab = Many.schema("other", "gitlab-ci.json");
        assumeTrue(github.isPresent() && gitlab.isPresent(), "no schemas");

        Many.documents().forEach((name, document) -> {
            assertThat(Many.validate(github.get(), yaml(document, GITHUB))).as(name).isEmpty();
            assertThat(Many.validate(gitlab.get(), yaml(document, GITLAB))).as(name).isEmpty();
        });
    }

    @Test
    void workflow_ofEveryDocument_isPinnedBoundedAndHasFewRights() {
        Many.documents().forEach((name, document) -> {
            Map<String, Object> workflow = yaml(document, GITHUB);
            assertThat(workflow.get("permissions")).as(name).isEqualTo(Map.of("contents", "read"));
            assertThat(workflow).as(name).containsKey("concurrency");
            Map<String, Map<String, Object>> jobs = maps(workflow.get("jobs"));
            jobs.forEach((id, job) -> {
                assertThat(job).as(name + ": " + id).containsKey("timeout-minutes");
                assertThat(jobs.keySet()).as(name + ": " + id)
                        .containsAll(list(job.get("needs")).stream().map(String::valueOf).toList());
                list(job.get("steps")).stream().map(step -> map(step).get("uses")).filter(used -> used != null)
                        .forEach(used -> assertThat(String.valueOf(used)).as(name).matches("[a-z/-]+@[0-9a-f]{40}"));
            });
        });
    }

    @Test
    void expressions_ofEveryDocument_areOursAndNeverInAScript() {
        Many.documents().forEach((name, document) -> {
            String text = files(document).get(GITHUB);
            assertThat(EXPRESSION.matcher(text).results().map(MatchResult::group)).as(name)
                    .allMatch(expression -> expression.matches("\\$\\{\\{ (needs\\.build-[a-z0-9-]+\\.outputs\\.digest|"
                            + "[a-zA-Z0-9_.|&!='/ ]+) }}"));
            maps(yaml(document, GITHUB).get("jobs")).values().forEach(job -> list(job.get("steps"))
                    .forEach(step -> assertThat(String.valueOf(map(step).get("run"))).as(name)
                            .doesNotContain("${{")));
        });
    }

    @Test
    void shop_exported_deploysEachOfItsImagesByDigest() {
        Map<String, Map<String, Object>> jobs = maps(yaml(Samples.named("corner-shop"), GITHUB).get("jobs"));

        assertThat(jobs.keySet()).isEqualTo(new java.util.LinkedHashSet<>(List.of("design", "lint", "build-web",
                "build-catalog", "build-orders", "build-stock", "build-mailer", "deploy", "rollback")));
        Map<String, Object> pin = list(jobs.get("deploy").get("steps")).stream().map(step -> map(step))
                .filter(step -> "Name images by digest".equals(step.get("name"))).findFirst().orElseThrow();
        assertThat(map(pin.get("env"))).containsEntry("DIGEST_3", "${{ needs.build-orders.outputs.digest }}");
        assertThat(String.valueOf(pin.get("run"))).contains("kustomize edit set image "
                + "docker.io/library/corner-shop-orders=docker.io/library/corner-shop-orders@$DIGEST_3");
    }

    @Test
    void jobs_ofGitLab_needJobsThatAreThere() {
        Many.documents().forEach((name, document) -> {
            Map<String, Object> file = yaml(document, GITLAB);
            file.values().stream().filter(job -> job instanceof Map<?, ?> && map(job).containsKey("script"))
                    .forEach(job -> {
                        assertThat(file.keySet()).as(name).containsAll(list(map(job).get("needs")).stream()
                                .map(String::valueOf).toList());
                        assertThat(list(file.get("stages"))).as(name).contains(map(job).get("stage"));
                    });
        });
    }

    @Test
    void documents_exportedAbroad_areTheSameFiles() {
        Many.documents().forEach((name, document) -> assertThat(Many.abroad(new PipelineExporter(), document)).as(name)
                .isEqualTo(new PipelineExporter().export(ExportRequest.of(document))));
    }
}
