package dev.archipelago.simulator.report;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.boundaries.AntiPattern;
import dev.archipelago.simulator.boundaries.BoundaryMetrics;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Service;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Whole;
import dev.archipelago.simulator.boundaries.TrialResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prints how a design is cut, what is wrong with that, and what other cuts do: for people, for programs, for the description of a change, and for
/// spreadsheets. Times are in seconds, rates per second.
///
/// @param title above the trials
/// @param source of the findings, as the file was given
/// @param patterns with their places in the file
/// @param trials as they are to be read
/// @param assumptions that were made, sentences
public record BoundaryReport(String title, String source, BoundaryMetrics metrics, List<AntiPattern> patterns,
        TrialResult trials, List<String> assumptions) {

    private static final int MOST_PAIRS = 12;
    private static final int MOST_ACTIONS = 12;

    public BoundaryReport {
        patterns = List.copyOf(patterns);
        assumptions = List.copyOf(assumptions);
    }

    // ---- for people ------------------------------------------------------------------------------------------------

    public String text() {
        StringBuilder text = new StringBuilder(trials.architecture())
                .append(trials.scenario().isEmpty() ? "" : ", scenario " + trials.scenario()).append('\n');
        text.append(summary()).append("\n\n");
        text.append(TextTable.of(services()));
        table(text, actions());
        table(text, pairs());
        text.append(patterns.isEmpty() ? "No anti-patterns.\n" : "Anti-patterns:\n");
        patterns.forEach(pattern -> finding(text, pattern.finding()));
        text.append('\n').append(trialText());
        return text.toString().stripTrailing() + "\n";
    }

    /// Only the designs that were simulated.
    public String trialText() {
        StringBuilder text = new StringBuilder();
        if (trials.trials().isEmpty()) {
            text.append(title).append(": none was simulated.\n");
        } else {
            text.append(title).append('\n').append(TrialTables.how(trials)).append("\n\n")
                    .append(TextTable.of(TrialTables.rows(trials)));
        }
        text.append(TrialTables.notes(trials));
        if (!assumptions.isEmpty()) {
            text.append("\nAssumed, not measured:\n");
            assumptions.forEach(sentence -> text.append("  ").append(sentence).append('\n'));
        }
        return text.toString();
    }

    private static void table(StringBuilder text, List<List<String>> rows) {
        if (rows.size() > 1) {
            text.append(TextTable.of(rows));
        }
    }

    private String summary() {
        Whole whole = metrics.whole();
        return String.format(Locale.ROOT,
                "%d services; one user action makes %s calls between them, %s queries and %s messages on average. At most %d wait for one another; %s of the "
                        + "services without gateways have to answer.\nPairs that call each other in both directions: %d. Databases of more than one service: %s. "
                        + "Modularity %.2f as it is cut, %.2f in communities of operations.",
                whole.services(), TextReport.compact(whole.calls()), TextReport.compact(whole.queries()),
                TextReport.compact(whole.messages()), whole.depth(), share(whole.needed()), whole.interdependent(),
                share(whole.shared()), whole.modularity(), whole.bestModularity());
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "none" : TextReport.percent(value);
    }

    private List<List<String>> services() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("service", "operations", "groups", "cohesion", "asked by", "asks", "instability", "calls in",
                "calls out", "work", "on the way", "data"));
        for (Service s : metrics.services().values()) {
            rows.add(List.of(s.id(), Integer.toString(s.operations()), Integer.toString(s.groups().size()),
                    ratio(s.cohesion()), Integer.toString(s.calledBy().size()), Integer.toString(s.calls().size()),
                    ratio(s.instability()), TextReport.compact(s.callsIn()) + "/s",
                    TextReport.compact(s.callsOut()) + "/s", time(s.seconds()), time(s.overhead()),
                    String.join(", ", s.stores())));
        }
        return rows;
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
    }

    private static String time(double seconds) {
        return Double.isNaN(seconds) ? "-" : TextReport.time(seconds);
    }

    private List<List<String>> actions() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("action", "of", "rate", "calls", "queries", "messages", "services that wait"));
        metrics.actions().stream().sorted((a, b) -> Double.compare(b.rate(), a.rate())).limit(MOST_ACTIONS)
                .forEach(a -> rows.add(List.of(a.operation(), a.job() ? "a scheduled job" : a.source(),
                        TextReport.compact(a.rate()) + "/s", TextReport.compact(a.calls()),
                        TextReport.compact(a.queries()), TextReport.compact(a.messages()),
                        String.join(" -> ", a.chain()))));
        return rows;
    }

    private List<List<String>> pairs() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("one asks another", "calls", "each time", "at most", "of what it is asked for", "on the way"));
        metrics.pairs().stream().limit(MOST_PAIRS)
                .forEach(p -> rows.add(List.of(p.from() + "->" + p.to(), TextReport.compact(p.rate()) + "/s",
                        TextReport.compact(p.mean()), TextReport.compact(p.most()) + " in " + p.operation(),
                        TextReport.percent(p.share()), time(p.overhead()))));
        return rows;
    }

    private void finding(StringBuilder text, Finding finding) {
        text.append(source);
        if (finding.place().isKnown()) {
            text.append(':').append(finding.place().line()).append(':').append(finding.place().column());
        }
        text.append(": ").append(finding.severity().name().toLowerCase(Locale.ROOT)).append(": ")
                .append(finding.message()).append(" [").append(finding.id()).append("]\n    ")
                .append(finding.advice()).append('\n');
    }

    // ---- for the description of a change ---------------------------------------------------------------------------

    public String markdown() {
        StringBuilder text = new StringBuilder("### ").append(Markdown.escaped(trials.architecture()))
                .append("\n\n").append(Markdown.escaped(summary())).append("\n\n");
        patterns.forEach(pattern -> text.append("- **").append(pattern.finding().severity().name()
                .toLowerCase(Locale.ROOT)).append("** `").append(pattern.id()).append("` ")
                .append(Markdown.escaped(pattern.finding().message())).append(' ')
                .append(Markdown.escaped(pattern.finding().advice())).append('\n'));
        text.append(patterns.isEmpty() ? "" : "\n").append(trialMarkdown());
        return text.toString();
    }

    /// Only the designs that were simulated.
    public String trialMarkdown() {
        StringBuilder text = new StringBuilder("#### ").append(Markdown.escaped(title)).append("\n\n");
        if (!trials.trials().isEmpty()) {
            text.append(Markdown.table(TrialTables.rows(trials)));
            text.append(Markdown.escaped(TrialTables.how(trials))).append(".\n");
        }
        for (var untried : trials.untried()) {
            text.append("- not simulated: ").append(Markdown.escaped(untried.name())).append(": ")
                    .append(Markdown.escaped(untried.reason())).append('\n');
        }
        assumptions.forEach(
                sentence -> text.append("- assumed: ").append(Markdown.escaped(sentence)).append('\n'));
        return text.toString();
    }

    // ---- for spreadsheets ------------------------------------------------------------------------------------------

    /// The trials: a row for each design, workload and figure.
    public String csv() {
        return TrialTables.csv(trials);
    }

    // ---- for programs ----------------------------------------------------------------------------------------------

    public String json() {
        ObjectNode json = head();
        whole(json.putObject("whole"), metrics.whole());
        ObjectNode services = json.putObject("services");
        metrics.services().values().forEach(service -> service(services.putObject(service.id()), service));
        ArrayNode actions = json.putArray("actions");
        metrics.actions().forEach(action -> action(actions.addObject(), action));
        ArrayNode pairs = json.putArray("pairs");
        metrics.pairs().forEach(pair -> pair(pairs.addObject(), pair));
        ObjectNode stores = json.putObject("stores");
        metrics.stores().values().forEach(store -> {
            ObjectNode one = stores.putObject(store.id()).put("cache", store.cache());
            strings(one, "users", store.users());
            strings(one, "writers", store.writers());
        });
        ArrayNode communities = json.putArray("communities");
        metrics.communities().forEach(part -> part.forEach(communities.addArray()::add));
        ArrayNode found = json.putArray("antiPatterns");
        patterns.forEach(pattern -> pattern(found.addObject(), pattern));
        TrialTables.json(json, trials);
        strings(json, "assumptions", assumptions);
        return JsonObjects.print(json);
    }

    /// Only the designs that were simulated.
    public String trialJson() {
        ObjectNode json = head();
        TrialTables.json(json, trials);
        strings(json, "assumptions", assumptions);
        return JsonObjects.print(json);
    }

    private ObjectNode head() {
        return JsonNodeFactory.instance.objectNode().put("architecture", trials.architecture()).put("scenario",
                trials.scenario().isEmpty() ? null : trials.scenario());
    }

    private static void whole(ObjectNode json, Whole whole) {
        json.put("services", whole.services());
        JsonObjects.number(json, "callsPerAction", whole.calls());
        JsonObjects.number(json, "queriesPerAction", whole.queries());
        JsonObjects.number(json, "messagesPerAction", whole.messages());
        json.put("depth", whole.depth());
        JsonObjects.number(json, "needed", whole.needed());
        json.put("interdependentPairs", whole.interdependent());
        JsonObjects.number(json, "sharedDatabases", whole.shared());
        JsonObjects.number(json, "modularity", whole.modularity());
        JsonObjects.number(json, "bestModularity", whole.bestModularity());
        ArrayNode cycles = json.putArray("cycles");
        whole.cycles().forEach(cycle -> cycle.forEach(cycles.addArray()::add));
    }

    private static void service(ObjectNode json, Service service) {
        json.put("gateway", service.gateway()).put("operations", service.operations());
        JsonObjects.number(json, "rate", service.rate());
        strings(json, "calledBy", service.calledBy());
        strings(json, "calls", service.calls());
        numbers(json, service, List.of("callsIn", "callsOut", "instability", "cohesion", "seconds", "overhead"),
                List.of(Service::callsIn, Service::callsOut, Service::instability, Service::cohesion,
                        Service::seconds, Service::overhead));
        strings(json, "stores", service.stores());
        ArrayNode groups = json.putArray("groups");
        service.groups().forEach(group -> group.forEach(groups.addArray()::add));
    }

    private static <T> void numbers(ObjectNode json, T of, List<String> keys, List<Function<T, Double>> values) {
        for (int i = 0; i < keys.size(); i++) {
            JsonObjects.number(json, keys.get(i), values.get(i).apply(of));
        }
    }

    private static void action(ObjectNode json, BoundaryMetrics.Action action) {
        json.put("source", action.source()).put("job", action.job()).put("operation", action.operation());
        numbers(json, action, List.of("rate", "calls", "queries", "messages"),
                List.of(BoundaryMetrics.Action::rate, BoundaryMetrics.Action::calls, BoundaryMetrics.Action::queries,
                        BoundaryMetrics.Action::messages));
        strings(json, "chain", action.chain());
        strings(json, "needed", action.needed());
    }

    private static void pair(ObjectNode json, BoundaryMetrics.Pair pair) {
        json.put("from", pair.from()).put("to", pair.to()).put("chattiest", pair.operation());
        numbers(json, pair, List.of("rate", "mean", "most", "share", "overhead"),
                List.of(BoundaryMetrics.Pair::rate, BoundaryMetrics.Pair::mean, BoundaryMetrics.Pair::most,
                        BoundaryMetrics.Pair::share, BoundaryMetrics.Pair::overhead));
    }

    private static void pattern(ObjectNode json, AntiPattern pattern) {
        Finding finding = pattern.finding();
        json.put("id", finding.id()).put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("pointer", finding.pointer()).put("line", finding.place().line())
                .put("column", finding.place().column()).put("message", finding.message())
                .put("advice", finding.advice());
        strings(json, "parts", pattern.parts());
        ObjectNode numbers = json.putObject("numbers");
        for (Map.Entry<String, Double> number : pattern.numbers().entrySet()) {
            JsonObjects.number(numbers, number.getKey(), number.getValue());
        }
    }

    private static void strings(ObjectNode json, String key, Collection<String> texts) {
        texts.forEach(json.putArray(key)::add);
    }
}
