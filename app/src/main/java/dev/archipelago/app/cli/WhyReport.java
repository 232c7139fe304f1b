package dev.archipelago.app.cli;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.simulator.diagnosis.DiagnosisResult;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Fix;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Pressure;
import dev.archipelago.simulator.diagnosis.Remedy;
import dev.archipelago.simulator.report.Markdown;
import dev.archipelago.simulator.result.Breakdown;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.TimeShare;
import dev.archipelago.simulator.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A diagnosis as text for people, as Markdown for the review of a design, and as JSON for programs.
record WhyReport(DiagnosisResult diagnosis) {
    private static final int MOST_SHARES = 8;
    private static final int MOST_LINKS = 8;

    String text() {
        StringBuilder text = new StringBuilder();
        var question = diagnosis.question();
        text.append("%s: %s %s is %s%n".formatted(scenario(), question.subject(), question.metric().id(),
                figure(question.metric(), diagnosis.value())));
        if (!question.objective().isEmpty()) {
            text.append("wanted: ").append(question.objective()).append('\n');
        }
        shares(text);
        diagnosis.chains().forEach(chain -> chain(text, chain));
        if (!diagnosis.pressures().isEmpty()) {
            text.append("\nscarce or wasted:\n");
            diagnosis.pressures().forEach(one -> text.append("  ").append(pressure(one)).append('\n'));
        }
        fixes(text);
        return text.toString();
    }

    /// To be attached to the review of a design.
    String markdown() {
        StringBuilder text = new StringBuilder("### ").append(Markdown.escaped(scenario())).append("\n\n**")
                .append(Markdown.escaped(diagnosis.question().subject())).append(' ')
                .append(diagnosis.question().metric().id()).append(" is ")
                .append(figure(diagnosis.question().metric(), diagnosis.value())).append("**");
        String wanted = diagnosis.question().objective();
        text.append(wanted.isEmpty() ? "" : ", wanted: `" + wanted + "`").append(".\n\n");
        if (!diagnosis.shares().isEmpty()) {
            text.append("Where the time of answered requests goes:\n\n").append(Markdown.table(shareRows()));
        }
        if (!diagnosis.path().isEmpty()) {
            text.append("Critical path of a request at the 99th percentile: ").append(Markdown.escaped(path()))
                    .append("\n\n");
        }
        diagnosis.chains().forEach(breakdown -> {
            text.append("What broke because of ").append(Markdown.escaped(breakdown.fault())).append(":\n\n");
            breakdown.chain().stream().limit(MOST_LINKS)
                    .forEach(link -> text.append("- ").append(Markdown.escaped(link(link))).append('\n'));
            text.append(breakdown.chain().isEmpty() ? "- nothing else\n\n" : "\n");
        });
        if (!diagnosis.pressures().isEmpty()) {
            text.append("Scarce or wasted:\n\n");
            diagnosis.pressures()
                    .forEach(one -> text.append("- ").append(Markdown.escaped(pressure(one))).append('\n'));
            text.append('\n');
        }
        return text.append(fixMarkdown()).toString();
    }

    private List<List<String>> shareRows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("component", "cause", "middle", "slowest twentieth"));
        diagnosis.shares().stream().limit(MOST_SHARES).forEach(share -> rows.add(List.of(share.component(),
                word(share.cause()), Figures.time(share.middle()), Figures.time(share.slow()))));
        return rows;
    }

    private String fixMarkdown() {
        if (diagnosis.fixes().isEmpty()) {
            return "None of %d changes that were simulated was shown to help.%n".formatted(diagnosis.tried());
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("change", "before", "after", "objectives"));
        diagnosis.fixes().forEach(fix -> rows.add(List.of(changes(fix.remedy()),
                figure(fix.effect().metric(), fix.effect().before()),
                figure(fix.effect().metric(), fix.effect().after()), verdicts(fix))));
        return "What helps, of %d changes that were simulated:%n%n".formatted(diagnosis.tried())
                + Markdown.table(rows);
    }

    private String scenario() {
        String name = diagnosis.result().scenario();
        return diagnosis.result().architecture() + (name.isEmpty() ? "" : ", scenario " + name);
    }

    private void shares(StringBuilder text) {
        if (!diagnosis.shares().isEmpty()) {
            text.append("\nwhere the time of answered requests goes (middle, slowest twentieth):\n");
            diagnosis.shares().stream().limit(MOST_SHARES).forEach(share -> text.append("  %-28s %10s %10s%n"
                    .formatted(share.component() + " " + word(share.cause()), Figures.time(share.middle()),
                            Figures.time(share.slow()))));
        }
        if (!diagnosis.path().isEmpty()) {
            text.append("\ncritical path of a request at the 99th percentile:\n  ").append(path()).append('\n');
        }
    }

    private String path() {
        return diagnosis.path().stream()
                .map(one -> one.component() + " " + word(one.cause()) + " " + Figures.time(one.seconds()))
                .map(String::strip).collect(Collectors.joining(" → "));
    }

    private static String link(Breakdown.Link link) {
        return "after %s %s %s, because of %s".formatted(Figures.time(link.after()), link.subject(), link.what(),
                link.because());
    }

    private static void chain(StringBuilder text, Breakdown breakdown) {
        text.append("\nwhat broke because of ").append(breakdown.fault()).append(":\n");
        if (breakdown.chain().isEmpty()) {
            text.append("  nothing else\n");
        }
        breakdown.chain().stream().limit(MOST_LINKS)
                .forEach(link -> text.append("  ").append(link(link)).append('\n'));
    }

    private void fixes(StringBuilder text) {
        if (diagnosis.fixes().isEmpty()) {
            text.append("\nNone of %d changes that were simulated was shown to help.%n".formatted(diagnosis.tried()));
            return;
        }
        text.append("\nwhat helps, of %d changes that were simulated:\n".formatted(diagnosis.tried()));
        int number = 1;
        for (Fix fix : diagnosis.fixes()) {
            Metric metric = fix.effect().metric();
            text.append("  %d. %s%n".formatted(number++, changes(fix.remedy())));
            text.append("     %s %s → %s; %s%n".formatted(metric.id(), figure(metric, fix.effect().before()),
                    figure(metric, fix.effect().after()), verdicts(fix)));
        }
    }

    private static String verdicts(Fix fix) {
        return fix.objectives().isEmpty()
                ? "no objectives"
                : fix.objectives().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + word(entry.getValue())).collect(Collectors.joining(", "));
    }

    private static String changes(Remedy remedy) {
        return remedy.changes().stream().map(change -> "--set '" + change.path() + "=" + change.to() + "'"
                + (change.from().isEmpty() ? "" : " (was " + change.from() + ")")).collect(Collectors.joining(" "));
    }

    private static String pressure(Pressure pressure) {
        return pressure.subject() + switch (pressure.kind()) {
            case BUSY -> " is busy for " + Figures.share(pressure.value());
            case THROTTLED -> " has more to compute than cores for " + Figures.share(pressure.value());
            case WASTED -> " works for nobody for " + Figures.share(pressure.value());
            case AMPLIFIED -> " is tried " + Figures.number(pressure.value()) + " times for each call";
            case FAILING -> " fails for good in " + Figures.share(pressure.value());
        };
    }

    private static String figure(Metric metric, Estimate value) {
        return metric.isTime()
                ? Figures.time(value.value(), value.halfWidth())
                : metric.isShare()
                        ? Figures.share(value.value(), value.halfWidth())
                        : Figures.rate(value.value(), value.halfWidth());
    }

    private static String word(TimeShare.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    /// Times in seconds, shares as fractions; null for what was not measured.
    String json() {
        ObjectNode json = new JsonMapper().createObjectNode();
        json.put("architecture", diagnosis.result().architecture()).put("scenario", diagnosis.result().scenario());
        json.put("subject", diagnosis.question().subject()).put("metric", diagnosis.question().metric().id());
        json.put("objective", diagnosis.question().objective());
        put(json, "value", diagnosis.value());
        ArrayNode shares = json.putArray("shares");
        diagnosis.shares().forEach(share -> shares.addObject().put("component", share.component())
                .put("cause", word(share.cause())).put("middle", share.middle()).put("slow", share.slow()));
        ArrayNode path = json.putArray("path");
        diagnosis.path().forEach(one -> path.addObject().put("component", one.component())
                .put("cause", word(one.cause())).put("seconds", one.seconds()));
        ArrayNode chains = json.putArray("chains");
        diagnosis.chains().forEach(breakdown -> {
            ArrayNode links = chains.addObject().put("fault", breakdown.fault()).putArray("links");
            breakdown.chain().forEach(link -> links.addObject().put("what", link.what())
                    .put("subject", link.subject()).put("after", link.after()).put("because", link.because()));
        });
        ArrayNode pressures = json.putArray("pressures");
        diagnosis.pressures().forEach(one -> pressures.addObject()
                .put("kind", one.kind().name().toLowerCase(Locale.ROOT)).put("subject", one.subject())
                .put("value", one.value()));
        json.put("tried", diagnosis.tried());
        ArrayNode fixes = json.putArray("fixes");
        diagnosis.fixes().forEach(fix -> fix(fixes.addObject(), fix));
        return JsonText.of(json);
    }

    private static void fix(ObjectNode json, Fix fix) {
        json.put("kind", fix.remedy().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("subject", fix.remedy().subject());
        ArrayNode changes = json.putArray("changes");
        fix.remedy().changes().forEach(change -> changes.addObject().put("path", change.path().toString())
                .put("from", change.from()).put("to", change.to()));
        put(json, "before", fix.effect().before());
        put(json, "after", fix.effect().after());
        put(json, "difference", fix.effect().difference());
        ObjectNode objectives = json.putObject("objectives");
        fix.objectives().forEach((id, verdict) -> objectives.put(id, word(verdict)));
    }

    private static void put(ObjectNode json, String key, Estimate estimate) {
        ObjectNode node = json.putObject(key);
        put(node, "value", estimate.value());
        put(node, "low", estimate.low());
        put(node, "high", estimate.high());
    }

    private static void put(ObjectNode json, String key, double value) {
        if (Double.isFinite(value)) {
            json.put(key, value);
        } else {
            json.putNull(key);
        }
    }
}
