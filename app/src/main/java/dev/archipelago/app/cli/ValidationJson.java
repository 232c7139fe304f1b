package dev.archipelago.app.cli;

import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.validation.IntervalStudy;
import dev.archipelago.simulator.validation.Row;
import dev.archipelago.simulator.validation.ValidationReport;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A validation for programs.
final class ValidationJson {
    private ValidationJson() {}

    /// One object: `cases`, `notSimulated` and `notCases`, each a list.
    static String of(ValidationReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("seed", report.seed()).put("precision", report.precision())
                .put("mostRequests", report.mostRequests()).put("failed", report.failed().size())
                .put("wallSeconds", report.seconds());
        ArrayNode cases = root.putArray("cases");
        report.measured().forEach(row -> measured(cases.addObject(), row));
        ArrayNode waiting = root.putArray("notSimulated");
        report.notSimulated().forEach(row -> waiting.addObject().put("id", row.id()).put("what", row.what())
                .put("metric", row.tested().metric().path()).put("expected", row.tested().expected())
                .put("reason", row.reason()));
        ArrayNode others = root.putArray("notCases");
        report.notACase().forEach(row -> others.addObject().put("id", row.id()).put("what", row.what())
                .put("reason", row.reason()));
        return JsonText.of(root);
    }

    /// One object with the list `coverage`.
    static String of(List<IntervalStudy.Coverage> table) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = root.putArray("coverage");
        table.forEach(row -> rows.addObject().put("system", row.system())
                .put("utilization", row.utilization() / 100.0).put("figure", row.figure()).put("expected", row.exact())
                .put("seeds", row.seeds()).put("covered", row.covered()));
        return JsonText.of(root);
    }

    private static void measured(ObjectNode json, Row.Measured row) {
        Estimate measured = row.measured();
        json.put("id", row.id()).put("what", row.what()).put("metric", row.tested().metric().path())
                .put("source", row.tested().source()).put("expected", row.tested().expected());
        ObjectNode estimate = json.putObject("measured");
        number(estimate, "value", measured.value());
        number(estimate, "low", measured.low());
        number(estimate, "high", measured.high());
        number(json, "zScore", row.zScore());
        json.put("narrow", row.narrow()).put("requests", row.effort().requests())
                .put("replications", row.effort().replications()).put("wallSeconds", row.effort().seconds());
    }

    private static void number(ObjectNode json, String key, double value) {
        if (Double.isFinite(value)) {
            json.put(key, value);
        } else {
            json.putNull(key);
        }
    }
}
