package dev.archipelago.simulator.report;

import dev.archipelago.simulator.result.OptimisationResult;
import dev.archipelago.simulator.result.OptimisationResult.Price;
import dev.archipelago.simulator.result.Verdict;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prints the cheapest configuration of a design for programs, as one JSON object.
public final class OptimisationJson {

    private OptimisationJson() {}

    public static String of(OptimisationResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("architecture", result.architecture());
        ArrayNode scenarios = json.putArray("scenarios");
        result.scenarios().forEach(scenarios::add);
        json.put("seed", result.seed());
        json.put("status", result.status().name().toLowerCase(Locale.ROOT));
        json.put("currency", result.before().currency());
        json.put("assumedPrices", result.assumed());
        price(json.putObject("before"), result.before());
        price(json.putObject("after"), result.after());
        JsonObjects.number(json, "saving", result.saving());
        ObjectNode guarantee = json.putObject("guarantee");
        JsonObjects.number(guarantee, "confidence", result.guarantee().confidence());
        guarantee.put("reached", result.guarantee().reached());
        guarantee.put("undecided", result.guarantee().undecided());
        changes(json.putArray("changes"), result);
        checks(json.putArray("objectives"), result);
        json.put("best", result.best());
        candidates(json.putArray("candidates"), result);
        ArrayNode varied = json.putArray("varied");
        result.varied().forEach(one -> varied.addObject().put("name", one.name()).put("values", one.values()));
        ArrayNode left = json.putArray("leftAlone");
        result.leftAlone()
                .forEach(one -> left.addObject().put("name", one.name()).put("reason", one.reason().toString()));
        ObjectNode effort = json.putObject("effort");
        JsonObjects.number(effort, "configurations", result.effort().configurations());
        effort.put("estimates", result.effort().estimates());
        effort.put("everything", result.effort().everything());
        effort.put("runs", result.effort().runs());
        effort.put("budget", result.effort().budget());
        return JsonObjects.print(json);
    }

    private static void price(ObjectNode json, Price price) {
        JsonReport.estimate(json, "perHour", price.perHour());
        JsonObjects.number(json, "availability", price.availability());
    }

    private static void changes(ArrayNode array, OptimisationResult result) {
        result.changes().forEach(change -> {
            ObjectNode json = array.addObject();
            json.put("path", change.path());
            json.put("before", change.before());
            json.put("after", change.after());
            JsonObjects.number(json, "savesPerHour", change.saves());
            JsonObjects.number(json, "busyBefore", change.busyBefore());
            JsonObjects.number(json, "busyAfter", change.busyAfter());
            json.put("isAtEnd", change.isAtEnd());
            json.put("reason", change.reason().toString());
        });
    }

    private static void checks(ArrayNode array, OptimisationResult result) {
        result.checks().forEach(check -> {
            ObjectNode json = array.addObject();
            json.put("scenario", check.scenario());
            json.put("id", check.objective());
            json.put("target", check.target());
            JsonReport.estimate(json, "before", check.before());
            json.put("verdictBefore", word(check.verdictBefore()));
            JsonReport.estimate(json, "after", check.after());
            json.put("verdictAfter", word(check.verdictAfter()));
            JsonObjects.number(json, "room", check.marginAfter());
        });
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static void candidates(ArrayNode array, OptimisationResult result) {
        result.candidates().forEach(one -> {
            ObjectNode json = array.addObject();
            ObjectNode values = json.putObject("values");
            one.values().forEach(values::put);
            JsonReport.estimate(json, "cost", one.cost());
            JsonReport.estimate(json, "latency", one.latency());
            JsonObjects.number(json, "availability", one.availability());
            json.put("replications", one.replications());
            json.put("meets", one.meets());
            json.put("isOnFront", one.isOnFront());
            json.put("fate", one.fate().toString());
        });
    }
}
