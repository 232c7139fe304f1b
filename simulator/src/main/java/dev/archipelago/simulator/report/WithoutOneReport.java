package dev.archipelago.simulator.report;

import dev.archipelago.simulator.result.LoadLimitResult;
import dev.archipelago.simulator.result.WithoutOneResult;
import dev.archipelago.simulator.result.WithoutOneResult.Extent;
import dev.archipelago.simulator.result.WithoutOneResult.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prints the highest load that a design bears with one part lost, behind that of the whole.
public final class WithoutOneReport {

    private WithoutOneReport() {}

    public static String text(WithoutOneResult result) {
        return printed(result, "", TextTable::of);
    }

    /// For a pull request or a wiki.
    public static String markdown(WithoutOneResult result) {
        return printed(result, "### ", Markdown::table);
    }

    private static String printed(WithoutOneResult result, String heading,
            Function<List<List<String>>, String> table) {
        StringBuilder text = new StringBuilder(
                LoadLimitReport.whole(result.whole(), heading, table).toString().stripTrailing()).append("\n\n");
        if (result.losses().isEmpty()) {
            return text
                    .append("There is nothing to lose one of: no component that the load comes to has a fixed number "
                            + "of several replicas, and there is at most one zone.\n")
                    .toString();
        }
        text.append(summary(result)).append(heading.isEmpty() ? "\n" : "\n\n");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("without", "holds to", "of the whole", "found by", "first to break", "busiest before that"));
        result.losses().forEach(loss -> rows.add(row(loss, result.whole())));
        return text.append(table.apply(rows)).toString().stripTrailing() + "\n";
    }

    private static String summary(WithoutOneResult result) {
        Loss worst = result.losses().getFirst();
        long simulated = result.losses().stream().filter(loss -> loss.simulated().isPresent()).count();
        int all = result.losses().size();
        String text = "The most is lost without " + name(worst) + ": "
                + (Double.isFinite(worst.share())
                        ? TextReport.percent(worst.share()) + " of the whole remain. "
                        : "no limit was found. ");
        text += simulated == all
                ? "All losses were simulated."
                : String.format(Locale.ROOT, "Of %d losses %d were simulated, those that leave least by formulas, "
                        + "which alone tell the others.", all, simulated);
        return result.losses().stream().flatMap(loss -> loss.simulated().stream())
                .allMatch(LoadLimitResult::settled)
                        ? text
                        : text + " Those marked * are not known as well as was asked for.";
    }

    private static List<String> row(Loss loss, LoadLimitResult whole) {
        return List.of(name(loss),
                loss.simulated().map(found -> limit(found, whole)).orElseGet(() -> estimated(loss, whole)),
                Double.isFinite(loss.share()) ? TextReport.percent(loss.share()) : "-",
                loss.simulated().isPresent() ? "simulation" : "formulas",
                loss.simulated().map(found -> String.join(", ", found.broken())).filter(text -> !text.isEmpty())
                        .orElse("-"),
                loss.simulated().flatMap(LoadLimitResult::busiest).orElse("-"));
    }

    private static String name(Loss loss) {
        return (loss.extent() == Extent.ZONE ? "zone " : "one replica of ") + loss.what();
    }

    private static String limit(LoadLimitResult found, LoadLimitResult whole) {
        if (found.holds() <= 0) {
            return "no load";
        }
        if (!found.limit().isMeasured()) {
            return "more than " + LoadLimitReport.amount(whole, found.holds());
        }
        return LoadLimitReport.amount(whole, found.limit().value()) + " ± "
                + LoadLimitReport.number(whole, found.limit().halfWidth()) + (found.settled() ? "" : " *");
    }

    /// Relative to the limit of the whole by simulation, where both are known.
    private static String estimated(Loss loss, LoadLimitResult whole) {
        if (Double.isInfinite(loss.estimated())) {
            return "no limit";
        }
        return "about " + LoadLimitReport.amount(whole, Double.isNaN(loss.share()) || !whole.limit().isMeasured()
                ? loss.estimated()
                : loss.share() * whole.limit().value());
    }

    /// The object of the whole with an array `withoutOne` of the losses, what leaves least first.
    public static String json(WithoutOneResult result) {
        ObjectNode json = LoadLimitReport.object(result.whole());
        ArrayNode losses = json.putArray("withoutOne");
        result.losses().forEach(loss -> {
            ObjectNode one = losses.addObject();
            one.put("lost", loss.extent().name().toLowerCase(Locale.ROOT));
            one.put("of", loss.what());
            JsonObjects.number(one, "share", loss.share());
            JsonObjects.number(one, "estimated", loss.estimated());
            one.put("simulated", loss.simulated().isPresent());
            loss.simulated().ifPresent(found -> {
                LoadLimitReport.limit(one, found);
                LoadLimitReport.firstToBreak(one, found);
                LoadLimitReport.effort(one, found);
            });
        });
        return JsonObjects.print(json);
    }
}
