package dev.archipelago.simulator.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Prints a validation: a table for a terminal, or a page in Markdown.
public final class ValidationTable {

    private static final String LINE = "%-34s %12s %12s %9s %6s %12s %7s  %s%n";

    private static final String PAGE = """
            # Validation

            Every case below has an exact answer. Its architecture is a file of
            [the catalogue](../simulator/src/main/resources/dev/archipelago/simulator/validation), is simulated like any other,
            and what comes out is held against the closed form. ± is the half-width of the 95 %% interval relative to the exact
            value, z the error in standard errors. Values are seconds, per second, numbers, or shares of 1. Requests and time are
            those of the experiment, which several cases share. This page is what two commands print, one behind the other:
            `./archipelago validate --most-requests %d --format markdown` and
            `./archipelago validate --coverage --format markdown`.

            ## Cases

            """;
    private static final String COVERAGE = """

            ## How often intervals hold the exact value

            Each line is the share of seeds whose 95 % interval held the exact value. By chance alone, a share of 200 seeds lies
            between 92 and 98 % nineteen times in twenty.

            """;

    private ValidationTable() {}

    /// One line for each case.
    public static String text(ValidationReport report) {
        StringBuilder text = new StringBuilder();
        text.append(line("case", "exact", "measured", "+-", "z", "requests", "time", "what"));
        for (Row row : report.rows()) {
            switch (row) {
                case Row.Measured m -> text.append(line(m.id(), digits(m.tested().expected()),
                        digits(m.measured().value()), width(m), score(m), requests(m), seconds(m), m.what()));
                case Row.NotSimulated n -> text.append(apart(n.id(), "not simulated yet: " + n.reason()));
                case Row.NotACase n -> text.append(apart(n.id(), "no case (" + n.what() + "): " + n.reason()));
            }
        }
        return text.append('\n').append(summary(report)).append('\n').toString();
    }

    /// The body of a page: what was done, the table of cases, what is not simulated, and what is no case.
    public static String markdown(ValidationReport report) {
        StringBuilder page = new StringBuilder(String.format(Locale.ROOT, PAGE, report.mostRequests()));
        page.append(summary(report)).append("\n\n");
        page.append("| case | what | exact | measured | ± | z | requests | time | source |\n");
        page.append("|---|---|---|---|---|---|---|---|---|\n");
        for (Row.Measured m : report.measured()) {
            page.append(cells(m.id(), m.what() + " (`" + m.tested().metric() + "`)", digits(m.tested().expected()),
                    digits(m.measured().value()), width(m), score(m), requests(m), seconds(m), m.tested().source()));
        }
        if (!report.notSimulated().isEmpty()) {
            page.append("\n## Not simulated yet\n\n| case | what | why |\n|---|---|---|\n");
            report.notSimulated().forEach(n -> page.append(cells(n.id(), n.what(), n.reason())));
        }
        if (!report.notACase().isEmpty()) {
            page.append("\n## No case\n\n| row | what | why |\n|---|---|---|\n");
            report.notACase().forEach(n -> page.append(cells(n.id(), n.what(), n.reason())));
        }
        return page.toString();
    }

    /// How many cases there were, and how many missed.
    public static String summary(ValidationReport report) {
        long narrow = report.measured().stream().filter(Row.Measured::narrow).count();
        String verdict = report.failed().isEmpty()
                ? "All have |z| < " + ValidationReport.LIMIT + "."
                : report.failed().size() + " have |z| >= " + ValidationReport.LIMIT + ": "
                        + report.failed().stream().map(Row.Measured::id).collect(Collectors.joining(", ")) + ".";
        return String.format(Locale.ROOT,
                "%d cases, seed %d, %d replications each. %s %d of the intervals became %s %% wide or less; the others, marked"
                        + " with *, stopped at %,d requests (fewer where a request is made of several). %.0f s.",
                report.measured().size(), report.seed(), Validator.REPLICATIONS, verdict, narrow,
                percent(report.precision()), report.mostRequests(), report.seconds());
    }

    /// A table of how often intervals held the exact value.
    public static String markdown(List<IntervalStudy.Coverage> coverage) {
        StringBuilder page = new StringBuilder(COVERAGE);
        page.append("| system | utilization | figure | exact | requests | seeds | covered |\n");
        page.append("|---|---|---|---|---|---|---|\n");
        coverage.forEach(c -> page.append(cells(c.system(), c.utilization() + " %", c.figure(),
                digits(c.exact()) + " s", String.format(Locale.ROOT, "%d × %,.0f", IntervalStudy.REPLICATIONS,
                        c.requests()),
                Integer.toString(c.seeds()), String.format(Locale.ROOT, "%.1f %%", 100 * c.share()))));
        return page.toString();
    }

    /// The same for a terminal.
    public static String text(List<IntervalStudy.Coverage> coverage) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%-20s %11s  %-6s %12s %6s %8s%n", "system", "utilization", "figure",
                "exact", "seeds", "covered"));
        coverage.forEach(c -> text.append(String.format(Locale.ROOT, "%-20s %9d %%  %-6s %12s %6d %6.1f %%%n",
                c.system(), c.utilization(), c.figure(), digits(c.exact()), c.seeds(), 100 * c.share())));
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String line(Object... columns) {
        return String.format(Locale.ROOT, LINE, columns).replace(System.lineSeparator(), "\n");
    }

    private static String apart(String id, String reason) {
        return String.format(Locale.ROOT, "%-34s %s", id, reason) + "\n";
    }

    private static String cells(String... columns) {
        return "| " + String.join(" | ", columns).replace("|z|", "\\|z\\|") + " |\n";
    }

    /// Six significant digits.
    private static String digits(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return Double.toString(value);
        }
        int before = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
        return String.format(Locale.ROOT, "%." + Math.max(0, 6 - before) + "f", value);
    }

    private static String width(Row.Measured row) {
        return String.format(Locale.ROOT, "%.2f %%%s", 100 * row.relativeHalfWidth(), row.narrow() ? "" : "*");
    }

    private static String score(Row.Measured row) {
        return String.format(Locale.ROOT, "%.2f", row.zScore());
    }

    private static String requests(Row.Measured row) {
        return String.format(Locale.ROOT, "%,d", row.effort().requests());
    }

    private static String seconds(Row.Measured row) {
        return String.format(Locale.ROOT, "%.1f s", row.effort().seconds());
    }

    private static String percent(double share) {
        return new BigDecimal(Double.toString(share)).movePointRight(2).stripTrailingZeros()
                .toPlainString();
    }
}
