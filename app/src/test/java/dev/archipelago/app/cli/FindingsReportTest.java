package dev.archipelago.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Place;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Severity;
import dev.archipelago.model.finding.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsReportTest {
    private final FindingsReport report = new FindingsReport("shop.json", List.of(
            Finding.error("call.unknown", Pointer.of("components", "a/b", "operations"),
                    Wording.of("There is no 'ordrs'."),
                    Wording.of("Did you mean 'orders'?")).at(new Place(7, 3)),
            Finding.warning("document.empty", Pointer.ROOT, Wording.of("Nothing enters."), Wording.NONE)));

    @Test
    void report_asText_readsLikeACompiler() {
        assertThat(report.text()).isEqualTo("""
                shop.json:7:3: error: There is no 'ordrs'. [call.unknown]
                    at /components/a~1b/operations
                    Did you mean 'orders'?
                shop.json: warning: Nothing enters. [document.empty]
                1 error, 1 warning
                """);
    }

    @Test
    void report_asJson_hasEveryPart() {
        assertThat(report.json()).isEqualTo("""
                {
                  "file": "shop.json",
                  "errors": 1,
                  "warnings": 1,
                  "advice": 0,
                  "findings": [
                    {
                      "id": "call.unknown",
                      "severity": "error",
                      "pointer": "/components/a~1b/operations",
                      "line": 7,
                      "column": 3,
                      "message": "There is no 'ordrs'.",
                      "advice": "Did you mean 'orders'?"
                    },
                    {
                      "id": "document.empty",
                      "severity": "warning",
                      "pointer": "",
                      "line": 0,
                      "column": 0,
                      "message": "Nothing enters.",
                      "advice": ""
                    }
                  ]
                }
                """);
    }

    @Test
    void report_withoutFindings_saysSo() {
        assertThat(new FindingsReport("shop.json", List.of()).text()).isEqualTo("no findings\n");
    }

    @Test
    void report_filteredBySeverity_keepsWhatMattersAtLeastSoMuch() {
        assertThat(report.atLeast(Severity.ERROR).summary()).isEqualTo("1 error");
        assertThat(report.atLeast(Severity.WARNING)).isEqualTo(report);
        assertThat(report.hasAtLeast(Severity.ERROR)).isTrue();
        assertThat(report.atLeast(Severity.ERROR).hasAtLeast(Severity.ADVICE)).isTrue();
        assertThat(new FindingsReport("x", report.findings().subList(1, 2)).hasAtLeast(Severity.ERROR)).isFalse();
    }
}
