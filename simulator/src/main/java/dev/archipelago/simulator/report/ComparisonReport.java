package dev.archipelago.simulator.report;

import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.analysis.RegressionLimit;
import dev.archipelago.simulator.analysis.RegressionLimit.Held;
import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.ComparisonResult.Outcome;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.Verdict;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prints a comparison: for people, for programs, for the description of a change, and as the tests of a pipeline.
public final class ComparisonReport {

    private final ComparisonResult result;
    private final List<RegressionLimit> limits;

    /// @param limits that the second has to keep
    public ComparisonReport(ComparisonResult result, List<RegressionLimit> limits) {
        this.result = result;
        this.limits = List.copyOf(limits);
    }

    /// Whether a limit is broken.
    public boolean isBroken() {
        return limits.stream().flatMap(limit -> limit.held(result).stream()).anyMatch(Held::broken);
    }

    // ---- for people -------------------------------------------------------------------------------------------------

    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(result.before()).append(" -> ").append(result.after()).append('\n').append(how()).append("\n\n");
        text.append(TextTable.of(figures(true)));
        List<List<String>> loads = loads();
        if (loads.size() > 1) {
            text.append(TextTable.of(loads));
        }
        if (!result.objectives().isEmpty()) {
            text.append(TextTable.of(objectives()));
        }
        result.cost().ifPresent(cost -> text.append("cost      ").append(cost(cost)).append("\n\n"));
        only(text, "only before: ", result.onlyBefore());
        only(text, "only after: ", result.onlyAfter());
        for (RegressionLimit limit : limits) {
            for (Held held : limit.held(result)) {
                text.append(held.broken() ? "BROKEN" : "kept  ").append("  ").append(limit).append(": ")
                        .append(held.figure()).append(' ').append(signed(held.change())).append('\n');
            }
        }
        return text.toString().stripTrailing() + "\n";
    }

    private String how() {
        return String.format(Locale.ROOT, "%d replications of %s after a warm-up of %s, seed %d, %s",
                result.replications(), TextReport.time(result.simulatedSeconds()),
                TextReport.time(result.warmUpSeconds()), result.seed(),
                result.paired() ? "both with the same random numbers" : "each with random numbers of its own");
    }

    private static void only(StringBuilder text, String head, List<String> parts) {
        if (!parts.isEmpty()) {
            text.append(head).append(String.join(", ", parts)).append('\n');
        }
    }

    private List<List<String>> figures(boolean resolution) {
        List<List<String>> rows = new ArrayList<>();
        List<String> heads = new ArrayList<>(
                List.of("workload", "figure", "before", "after", "change", "verdict", "could be shown"));
        rows.add(resolution ? heads : heads.subList(0, 6));
        result.workloads().forEach((id, changes) -> changes.forEach(change -> {
            List<String> row = List.of(id, change.metric().id(), value(change.metric(), change.before().value()),
                    value(change.metric(), change.after().value()), change(change), verdict(change.judgement()),
                    Double.isNaN(change.resolution()) || change.metric().isShare()
                            ? ""
                            : "±" + TextReport.percent(change.resolution()));
            rows.add(resolution ? row : row.subList(0, 6));
        }));
        return rows;
    }

    private List<List<String>> loads() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("component", "load before", "after", "change"));
        result.components().forEach((id, change) -> {
            if (change.judgement() != Judgement.NO_DIFFERENCE_SHOWN) {
                rows.add(List.of(id, value(Metric.LOAD, change.before().value()),
                        value(Metric.LOAD, change.after().value()), change(change)));
            }
        });
        return rows;
    }

    private List<List<String>> objectives() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("objective", "before", "after", "change", "verdict"));
        result.objectives().forEach((id, outcome) -> rows.add(List.of(
                outcome.after().or(outcome::before).map(ObjectiveResult::target).orElse(id),
                verdict(outcome.before()), verdict(outcome.after()), change(outcome),
                outcome.difference().isMeasured() ? verdict(outcome.judgement()) : "-")));
        return rows;
    }

    private static String change(Outcome outcome) {
        ObjectiveResult before = outcome.before().orElse(null);
        return before == null
                ? "-"
                : change(outcome.difference(), before.measured().value(),
                        switch (Objective.parse(before.target()).metric()) {
                            case SUCCESS, UTILIZATION -> true;
                            case LATENCY, THROUGHPUT -> false;
                        });
    }

    private static String verdict(Optional<ObjectiveResult> objective) {
        return objective.map(o -> o.verdict().name().toLowerCase(Locale.ROOT)).orElse("-");
    }

    static String verdict(Judgement judgement) {
        return judgement.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String cost(ComparisonResult.Cost cost) {
        return String.format(Locale.ROOT, "%s %s -> %s an hour (%s)", cost.currency(),
                TextReport.compact(cost.before()), TextReport.compact(cost.after()), signed(cost.relative()));
    }

    static String value(Metric metric, double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return metric.isTime()
                ? TextReport.time(value)
                : metric.isShare() ? TextReport.percent(value) : TextReport.compact(value) + "/s";
    }

    /// Of shares in percentage points, of all else in percent of the value before.
    static String change(Change change) {
        return change(change.difference(), change.before().value(), change.metric().isShare());
    }

    private static String change(Estimate difference, double before, boolean isShare) {
        if (!difference.isMeasured()) {
            return "-";
        }
        boolean points = isShare || before == 0;
        double unit = points ? 1 : before;
        String value = signed(difference.value() / unit);
        String half = difference.hasInterval()
                ? " ±" + TextReport.percent(difference.halfWidth() / Math.abs(unit))
                : "";
        return value + half + (points ? " points" : "");
    }

    static String signed(double share) {
        return Double.isNaN(share) ? "-" : (share > 0 ? "+" : "") + TextReport.percent(share);
    }

    // ---- for the description of a change ----------------------------------------------------------------------------

    public String markdown() {
        StringBuilder text = new StringBuilder(
                "### " + Markdown.escaped(result.before()) + " → " + Markdown.escaped(result.after()) + "\n\n");
        text.append(Markdown.table(figures(false)));
        if (!result.objectives().isEmpty()) {
            text.append(Markdown.table(objectives()));
        }
        result.cost().ifPresent(cost -> text.append("Cost: ").append(cost(cost)).append("\n\n"));
        for (RegressionLimit limit : limits) {
            for (Held held : limit.held(result)) {
                text.append("- ").append(held.broken() ? "**broken**" : "kept").append(": `").append(limit)
                        .append("`, ").append(Markdown.escaped(held.figure())).append(' ').append(signed(held.change()))
                        .append('\n');
            }
        }
        text.append(limits.isEmpty() ? "" : "\n").append(how()).append(".\n");
        return text.toString();
    }

    // ---- as the tests of a pipeline ---------------------------------------------------------------------------------

    /// Limits and objectives of the second as tests, in the XML of JUnit that pipelines read.
    public String junit() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "archipelago compare");
            for (RegressionLimit limit : limits) {
                for (Held held : limit.held(result)) {
                    test(xml, limit + " (" + held.figure() + ")", held.broken()
                            ? held.figure() + " changed by " + signed(held.change()) + ", more than " + limit
                            : "");
                }
            }
            for (Map.Entry<String, Outcome> objective : result.objectives().entrySet()) {
                Optional<ObjectiveResult> after = objective.getValue().after();
                if (after.isPresent()) {
                    test(xml, "objective " + objective.getKey(), after.get().verdict() == Verdict.MISSED
                            ? after.get().target() + " is missed"
                            : "");
                }
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML into memory failed", e);
        }
        return text + "\n";
    }

    /// @param failure empty for none
    private static void test(XMLStreamWriter xml, String name, String failure) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "archipelago");
        xml.writeAttribute("name", printable(name));
        if (!failure.isEmpty()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", printable(failure));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    /// Without what XML cannot hold.
    private static String printable(String text) {
        return text.replaceAll("[^\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
    }

    // ---- for programs -----------------------------------------------------------------------------------------------

    public String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("before", result.before());
        json.put("after", result.after());
        json.put("seed", result.seed());
        json.put("replications", result.replications());
        json.put("paired", result.paired());
        JsonObjects.number(json, "simulatedSeconds", result.simulatedSeconds());
        JsonObjects.number(json, "warmUpSeconds", result.warmUpSeconds());
        ObjectNode workloads = json.putObject("workloads");
        result.workloads().forEach((id, changes) -> {
            ObjectNode workload = workloads.putObject(id);
            changes.forEach(change -> change(workload.putObject(change.metric().id()), change));
        });
        ObjectNode components = json.putObject("components");
        result.components().forEach((id, change) -> change(components.putObject(id).putObject("load"), change));
        ObjectNode objectives = json.putObject("objectives");
        result.objectives().forEach((id, outcome) -> {
            ObjectNode objective = objectives.putObject(id);
            objective.put("before",
                    outcome.before().map(o -> o.verdict().name().toLowerCase(Locale.ROOT)).orElse(null));
            objective.put("after", outcome.after().map(o -> o.verdict().name().toLowerCase(Locale.ROOT)).orElse(null));
            estimate(objective, "difference", outcome.difference());
            objective.put("verdict", verdict(outcome.judgement()).replace(' ', '-'));
        });
        result.cost().ifPresent(cost -> {
            ObjectNode costs = json.putObject("costPerHour");
            costs.put("currency", cost.currency());
            JsonObjects.number(costs, "before", cost.before());
            JsonObjects.number(costs, "after", cost.after());
        });
        result.onlyBefore().forEach(json.putArray("onlyBefore")::add);
        result.onlyAfter().forEach(json.putArray("onlyAfter")::add);
        ArrayNode kept = json.putArray("limits");
        limits.forEach(limit -> limit.held(result).forEach(held -> {
            ObjectNode one = kept.addObject();
            one.put("limit", limit.toString());
            one.put("figure", held.figure());
            JsonObjects.number(one, "change", held.change());
            one.put("broken", held.broken());
        }));
        return JsonObjects.print(json);
    }

    static void change(ObjectNode json, Change change) {
        estimate(json, "before", change.before());
        estimate(json, "after", change.after());
        estimate(json, "difference", change.difference());
        JsonObjects.number(json, "relative", change.relative());
        json.put("verdict", verdict(change.judgement()).replace(' ', '-'));
    }

    static void estimate(ObjectNode parent, String key, Estimate estimate) {
        ObjectNode json = parent.putObject(key);
        JsonObjects.number(json, "value", estimate.value());
        JsonObjects.number(json, "low", estimate.low());
        JsonObjects.number(json, "high", estimate.high());
    }
}
