package dev.archipelago.exporters.observability;

import dev.archipelago.exporters.kubernetes.Member;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.scenario.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes alerts of the objectives.
///
/// Objectives of success and of percentiles have an error budget: an alert fires when it burns too fast over a long and a
/// short window at once. Source: Beyer et al., The Site Reliability Workbook (2018), chapter 5, table 5-8: 14.4 times
/// over 1 h, 6 times over 6 h, 1 time over 3 d of a budget for 30 days.
record Alerts(Watched watched, Omissions omissions) {

    private static final List<Burn> BURNS = List.of(new Burn("14.4", "1h", "5m", "critical"),
            new Burn("6", "6h", "30m", "critical"), new Burn("1", "3d", "6h", "warning"));

    /// @param factor so many times faster than the budget allows
    private record Burn(String factor, String longWindow, String shortWindow, String severity) {}

    List<Mapping> of(String id, Objective objective) {
        String pointer = Pointer.of("objectives", id);
        return switch (objective.metric()) {
            case SUCCESS -> budget(id, objective, 1 - objective.bound());
            case LATENCY -> objective.percentile() == null || objective.comparison() == Objective.Comparison.ABOVE
                    ? simple(id, objective)
                    : budget(id, objective, 1 - objective.percentile().fraction());
            case THROUGHPUT -> simple(id, objective);
            case UTILIZATION -> utilization(id, objective, pointer);
        };
    }

    private List<Mapping> budget(String id, Objective objective, double budget) {
        List<String> spans = spans(id, objective);
        if (!spans.isEmpty() && (budget <= 0 || objective.comparison() == Objective.Comparison.BELOW
                && objective.metric() == Objective.Metric.SUCCESS)) {
            omissions.add(Pointer.of("objectives", id), "an alert for " + objective,
                    "it leaves no budget for errors that could burn");
            return List.of();
        }
        List<Mapping> alerts = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            for (Burn burn : BURNS) {
                String expression = ratio(objective, spans.get(i), burn.longWindow()) + " > " + burn.factor() + " * "
                        + Query.number(budget) + " and " + ratio(objective, spans.get(i), burn.shortWindow()) + " > "
                        + burn.factor() + " * " + Query.number(budget);
                Mapping labels = Mapping.builder().put("severity", burn.severity()).put("objective", id)
                        .put("window", burn.longWindow()).because("tells alerts of one objective apart").build();
                alerts.add(alert(name(id) + "BudgetBurn", expression, "2m", labels, objective,
                        "the budget of 30 days burns " + burn.factor() + " times too fast over " + burn.longWindow()));
            }
        }
        return alerts;
    }

    private static String ratio(Objective objective, String spans, String window) {
        return "(" + (objective.metric() == Objective.Metric.SUCCESS
                ? Query.errors(spans, window)
                : Query.slow(spans, objective.bound(), window)) + ")";
    }

    private List<Mapping> simple(String id, Objective objective) {
        List<Mapping> alerts = new ArrayList<>();
        for (String spans : spans(id, objective)) {
            String measured = objective.metric() == Objective.Metric.THROUGHPUT
                    ? Query.rate(spans, "5m")
                    : objective.percentile() == null
                            ? Query.mean(spans, "5m")
                            : Query.quantile(spans, objective.percentile().fraction(), "5m");
            alerts.add(missed(id, objective, measured));
        }
        return alerts;
    }

    private List<Mapping> utilization(String id, Objective objective, String pointer) {
        Optional<Member> member = watched.cluster().members().values().stream()
                .filter(each -> each.id().equals(new ComponentId(objective.subject()))).findFirst();
        if (member.isEmpty()) {
            omissions.add(pointer, "an alert for " + objective, "its component does not run here");
            return List.of();
        }
        omissions.add(pointer, "the workers of " + objective.subject(),
                "the alert sees the CPU only; how many workers are busy only the program can tell");
        return List.of(missed(id, objective, Query.cpu(watched.cluster().namespace(), member.get().name(),
                Dashboard.cores(member.get()), "5m")));
    }

    private static Mapping missed(String id, Objective objective, String measured) {
        String against = objective.comparison() == Objective.Comparison.BELOW ? " > " : " < ";
        return alert(name(id) + "Missed", "(" + measured + ")" + against + Query.number(objective.bound()), "10m",
                Mapping.builder().put("severity", "warning").put("objective", id).build(), objective,
                "missed for ten minutes");
    }

    private List<String> spans(String id, Objective objective) {
        List<String> spans = watched.spans(objective.subject());
        if (spans.isEmpty()) {
            omissions.add(Pointer.of("objectives", id), "an alert for " + objective,
                    "none of the components that its workload enters runs here");
        }
        return spans;
    }

    private static Mapping alert(String name, String expression, String time, Mapping labels,
            Objective objective, String said) {
        Mapping annotations = Mapping.builder().put("summary", OneLine.of(objective + ": " + said)).build();
        return Mapping.builder().put("alert", name).put("expr", expression)
                .because("objective of the design: " + objective).put("for", time).put("labels", labels)
                .put("annotations", annotations).build();
    }

    /// FastCheckout of fast-checkout.
    static String name(String id) {
        StringBuilder name = new StringBuilder();
        for (String part : id.split("-")) {
            if (!part.isEmpty()) {
                name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
            }
        }
        return Character.isDigit(name.charAt(0)) ? "Objective" + name : name.toString();
    }

    /// The rules in the form of the Prometheus operator.
    static Sequence group(String name, List<Mapping> rules) {
        return Sequence.of(Mapping.builder().put("name", name).put("rules", Sequence.of(rules)).build());
    }
}
