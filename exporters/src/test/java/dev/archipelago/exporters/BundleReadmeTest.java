package dev.archipelago.exporters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Omission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleReadmeTest {

    @Test
    void bundle_described_saysWhatToApplyInOrderAndHowToUndoItBackwards() {
        ExportBundle bundle = new ExportBundle(Map.of("kubernetes/a.yaml", "a", "observability/b.yaml", "b"),
                List.of(new Omission("/components/a", "its *way* in", "it depends")));

        assertThat(BundleReadme.of("A | b", bundle)).isEqualTo("""
                # A \\| b

                Made by Archipelago. Files that you edit are kept by the next export, which names them.

                ## What is there

                | folder | files | what it is |
                |---|---|---|
                | `kubernetes` | 1 | manifests; create the Secrets named in them first |
                | `observability` | 1 | collector, alerts and a dashboard; needs the Prometheus operator, and Grafana for the dashboard |

                ## In which order

                From this folder:

                1. `kubectl apply -k kubernetes`
                2. `kubectl apply -f observability/`

                ## How to undo it

                1. `kubectl delete -f observability/`
                2. `kubectl delete -k kubernetes`

                ## What is left to you

                - /components/a: its \\*way\\* in: it depends
                """);
    }

    @Test
    void targets_allOfThem_haveAGuide() {
        ExportBundle bundle = Exporters.byId("all").orElseThrow()
                .export(ExportRequest.of(Samples.named("corner-shop")));

        assertThat(bundle.files().get("README.md")).doesNotContain("| |\n");
    }
}
