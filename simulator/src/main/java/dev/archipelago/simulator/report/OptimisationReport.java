package dev.archipelago.simulator.report;

import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.OptimisationResult;
import dev.archipelago.simulator.result.OptimisationResult.Candidate;
import dev.archipelago.simulator.result.OptimisationResult.Change;
import dev.archipelago.simulator.result.OptimisationResult.Check;
import dev.archipelago.simulator.result.OptimisationResult.Status;
import dev.archipelago.simulator.result.OptimisationResult.Varied;
import dev.archipelago.simulator.result.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Prints the cheapest configuration of a design: for people as text and as Markdown, for spreadsheets the configurations
/// that were simulated.
public final class OptimisationReport {

    private static final int MOST_LISTED = 12;
    private static final int MOST_NAMED = 40;
    private static final double MONTH = 730;
    private static final double NOTHING = 1e-9;

    private final OptimisationResult result;
    private final Function<List<List<String>>, String> table;

    private OptimisationReport(OptimisationResult result, Function<List<List<String>>, String> table) {
        this.result = result;
        this.table = table;
    }

    public static String text(OptimisationResult result) {
        return new OptimisationReport(result, TextTable::of).whole("", "");
    }

    public static String markdown(OptimisationResult result) {
        return new OptimisationReport(result, Markdown::table).whole("### ", "`");
    }

    private String whole(String heading, String code) {
        StringBuilder text = new StringBuilder(heading).append(result.architecture()).append(": ").append(answer())
                .append('\n').append(heading.isEmpty() ? "" : "\n").append(sureness()).append('\n');
        if (!result.assumed().isEmpty()) {
            text.append("The file has no prices; assumed are ").append(result.assumed()).append(".\n");
        }
        text.append('\n');
        if (!result.changes().isEmpty()) {
            text.append(table.apply(changes()));
        }
        text.append(table.apply(checks()));
        text.append("Simulated, the cheapest first; * is on the front of cost, latency and availability:\n\n")
                .append(table.apply(candidates()));
        if (!result.changes().isEmpty()) {
            text.append("As arguments: ").append(code).append(arguments()).append(code).append("\n\n");
        }
        text.append(effort());
        return text.toString().stripTrailing() + "\n";
    }

    // ---- sentences -------------------------------------------------------------------------------------------------

    private String answer() {
        return switch (result.status()) {
            case NONE -> "no configuration was found that meets the objectives; the nearest " + nearest();
            case FOUND, UNDECIDED, STOPPED -> result.changes().isEmpty()
                    ? "nothing cheaper was found than what it is, " + money(result.before().perHour().value())
                            + " an hour"
                    : saving() + ", " + money(result.after().perHour().value()) + " an hour instead of "
                            + money(result.before().perHour().value()) + " (" + month(result.after().perHour())
                            + " instead of " + month(result.before().perHour()) + " a month)";
        };
    }

    private String saving() {
        double saving = result.saving();
        return Double.isNaN(saving) || Math.abs(saving) < NOTHING
                ? "at the same cost"
                : TextReport.percent(Math.abs(saving)) + (saving > 0 ? " cheaper" : " dearer");
    }

    private String nearest() {
        String missed = result.checks().stream().filter(check -> check.verdictAfter() != Verdict.MET)
                .map(check -> check.objective() + " (" + check.target() + ")"
                        + (check.scenario().isEmpty() ? "" : " in " + check.scenario()) + " with "
                        + figure(check, check.after()) + (check.marginAfter() < 0
                                ? ", " + TextReport.percent(-check.marginAfter()) + " too much of what is allowed"
                                : ", which is not shown to be enough"))
                .collect(Collectors.joining("; "));
        return missed.isEmpty() ? "was not shown to hold in runs with other random numbers" : "misses " + missed;
    }

    private String sureness() {
        int simulated = result.candidates().size();
        String confidence = TextReport.percent(result.guarantee().confidence());
        return switch (result.status()) {
            case FOUND -> "The cheapest of " + counted(simulated, "simulated configuration")
                    + " that meets the objectives, with a probability of at least " + confidence
                    + ", but for differences too small to matter; the figures are from runs of their own.";
            case UNDECIDED -> "It meets the objectives, but "
                    + counted(result.guarantee().undecided(), "other configuration")
                    + " could not be ruled out within " + counted(result.effort().budget(), "run")
                    + ": give more with --budget.";
            case STOPPED ->
                "Stopped: the best so far, without a confirmation and without a probability of being right.";
            case NONE -> "None of " + counted(simulated, "simulated configuration")
                    + (result.guarantee().reached()
                            ? " does, with a probability of at least " + confidence
                            : " was shown to within " + counted(result.effort().budget(), "run")
                                    + ", which did not settle " + result.guarantee().undecided() + " of them")
                    + "; " + (result.effort().everything()
                            ? "formulas looked at all there are."
                            : "formulas looked at " + result.effort().estimates() + " of them.");
        };
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private String effort() {
        StringBuilder text = new StringBuilder();
        text.append("Varied: ").append(named(result.varied().stream().map(Varied::name).toList())).append(".\n");
        if (!result.leftAlone().isEmpty()) {
            Map<String, List<String>> byReason = new LinkedHashMap<>();
            result.leftAlone()
                    .forEach(one -> byReason.computeIfAbsent(one.reason().toString(), _ -> new ArrayList<>())
                            .add(one.name()));
            byReason.forEach((reason, names) -> text.append("Left alone: ").append(named(names)).append(", as ")
                    .append(reason).append(".\n"));
        }
        text.append(result.effort().everything() ? "All " : "Of ").append(configurations())
                .append(result.effort().everything()
                        ? " were looked at by formulas, "
                        : " " + result.effort().estimates() + " were looked at by formulas, ")
                .append(result.candidates().size()).append(" simulated, in ").append(result.effort().runs())
                .append(" runs, seed ").append(result.seed()).append(".\n");
        return text.toString();
    }

    private String configurations() {
        double count = result.effort().configurations();
        return count < 1e6
                ? String.format(Locale.ROOT, "%.0f configurations", count)
                : String.format(Locale.ROOT, "some 10^%.0f configurations", Math.floor(Math.log10(count)));
    }

    private static String named(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())))
                + (names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "");
    }

    private String arguments() {
        return result.changes().stream().map(change -> "--set " + quoted(change.path() + "=" + change.after()))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_.=%/-]+") ? word : "'" + word + "'";
    }

    // ---- tables ----------------------------------------------------------------------------------------------------

    private List<List<String>> changes() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("change", "from", "to", "saves an hour", "busy before", "after", "why"));
        for (Change change : result.changes()) {
            rows.add(List.of(change.path(), change.before().isEmpty() ? "(nothing)" : change.before(), change.after(),
                    Math.abs(change.saves()) < NOTHING ? "-" : amount(change.saves()),
                    share(change.busyBefore()), share(change.busyAfter()),
                    change.reason() + (change.isAtEnd() ? "; nothing further was tried" : "")));
        }
        return rows;
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "-" : TextReport.percent(value);
    }

    private List<List<String>> checks() {
        boolean hasScenarios = result.scenarios().size() > 1 || !result.scenarios().getFirst().isEmpty();
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns(hasScenarios, "scenario",
                List.of("objective", "target", "before", "after", "verdict", "room left")));
        for (Check check : result.checks()) {
            rows.add(columns(hasScenarios, check.scenario().isEmpty() ? "(none)" : check.scenario(),
                    List.of(check.objective(), check.target(), figure(check, check.before()),
                            figure(check, check.after()), word(check.verdictAfter()),
                            Double.isFinite(check.marginAfter()) ? TextReport.percent(check.marginAfter()) : "-")));
        }
        return rows;
    }

    private static List<String> columns(boolean hasFirst, String first, List<String> others) {
        List<String> all = new ArrayList<>(hasFirst ? List.of(first) : List.of());
        all.addAll(others);
        return all;
    }

    static String word(Verdict verdict) {
        return verdict == Verdict.INCONCLUSIVE ? "not shown" : verdict.name().toLowerCase(Locale.ROOT);
    }

    private static String figure(Check check, Estimate value) {
        String metric = check.target().split(" ", 3)[1];
        return switch (metric) {
            case "success" -> !value.isMeasured()
                    ? "-"
                    : String.format(Locale.ROOT, "%.4g%%", 100 * value.value());
            case "utilization" -> TextReport.share(value);
            case "throughput" -> TextReport.number(value) + "/s";
            default -> TextReport.time(value);
        };
    }

    private List<List<String>> candidates() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "an hour", "latency", "availability", "runs", "changes", "what became of it"));
        List<Candidate> all = result.candidates();
        for (int i = 0; i < all.size(); i++) {
            Candidate one = all.get(i);
            if (i < MOST_LISTED || one.isOnFront() || i == result.best() || one.values().isEmpty()) {
                rows.add(List.of(one.isOnFront() ? "*" : "", amount(one.cost().value()),
                        TextReport.time(one.latency()), String.format(Locale.ROOT, "%.4f%%", 100 * one.availability()),
                        Integer.toString(one.replications()),
                        one.values().isEmpty() ? "none: as it is" : Integer.toString(one.values().size()),
                        one.fate().toString()));
            }
        }
        return rows;
    }

    private String money(double amount) {
        return amount(amount) + " " + result.before().currency();
    }

    /// Four significant digits, without an exponent.
    private static String amount(double value) {
        double magnitude = Math.abs(value);
        int digits = magnitude >= 1 || magnitude == 0
                ? 3 - (int) Math.min(3, Math.floor(Math.log10(Math.max(1, magnitude))))
                : Math.min(12, 3 - (int) Math.floor(Math.log10(magnitude)));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String month(Estimate perHour) {
        return TextReport.compact(perHour.value() * MONTH);
    }

    // ---- for spreadsheets ------------------------------------------------------------------------------------------

    /// The configurations that were simulated, one a line, with everything that any of them sets.
    public static String csv(OptimisationResult result) {
        List<String> paths = result.candidates().stream().flatMap(one -> one.values().keySet().stream()).distinct()
                .sorted().toList();
        List<String> header = new ArrayList<>(List.of("cost", "cost.low", "cost.high", "latency", "latency.low",
                "latency.high", "availability", "replications", "meets", "front", "chosen", "fate"));
        paths.forEach(path -> header.add(CsvReport.quoted(path)));
        StringBuilder text = new StringBuilder(String.join(",", header)).append('\n');
        for (int i = 0; i < result.candidates().size(); i++) {
            Candidate one = result.candidates().get(i);
            List<String> cells = new ArrayList<>();
            estimate(cells, one.cost());
            estimate(cells, one.latency());
            cells.add(number(one.availability()));
            cells.add(Integer.toString(one.replications()));
            cells.add(Boolean.toString(one.meets()));
            cells.add(Boolean.toString(one.isOnFront()));
            cells.add(Boolean.toString(i == result.best() && result.status() != Status.NONE));
            cells.add(CsvReport.quoted(one.fate().toString()));
            paths.forEach(path -> cells.add(CsvReport.quoted(one.values().getOrDefault(path, ""))));
            text.append(String.join(",", cells)).append('\n');
        }
        return text.toString();
    }

    private static void estimate(List<String> cells, Estimate estimate) {
        cells.addAll(List.of(number(estimate.value()), number(estimate.low()), number(estimate.high())));
    }

    private static String number(double value) {
        return Double.isFinite(value) ? JsonObjects.rounded(value).toPlainString() : "";
    }
}
