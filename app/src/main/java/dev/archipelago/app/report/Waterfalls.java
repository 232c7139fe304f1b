package dev.archipelago.app.report;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.simulator.analysis.Attribution.Stretch;
import dev.archipelago.simulator.analysis.TellingTraces;
import dev.archipelago.simulator.analysis.TellingTraces.Reason;
import dev.archipelago.simulator.analysis.Waterfall;
import dev.archipelago.simulator.analysis.Waterfall.Kind;
import dev.archipelago.simulator.analysis.Waterfall.Row;
import dev.archipelago.simulator.analysis.Waterfall.Segment;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Single requests on the page: of each workload the slowest, one around the median and the slowest that failed, each as a waterfall
/// that needs no script.
final class Waterfalls {
    private static final int MOST_WORKLOADS = 4;
    private static final int MOST_ROWS = 60;
    /// A row of more parts leaves out those below a percent of its width.
    private static final int MOST_PARTS = 40;
    private static final double SEEN = 1;
    /// Behind so many parts no further row of a request begins, so that the page stays small.
    private static final int MOST_PARTS_IN_ALL = 400;
    private static final int DEEPEST = 8;

    private final Page page;
    private final Words words;
    private boolean open = true;
    private int parts;

    private Waterfalls(Page page, Words words) {
        this.page = page;
        this.words = words;
    }

    /// Nothing where no request was followed.
    static void onto(Page page, List<RequestTrace> traces, Words words) {
        Map<String, List<RequestTrace>> byWorkload = traces.stream()
                .collect(Collectors.groupingBy(RequestTrace::workload, LinkedHashMap::new,
                        Collectors.toList()));
        if (!byWorkload.isEmpty()) {
            page.raw("<section>\n").element("h2", words.of("waterfalls"));
            page.element("p class=\"quiet\"", words.of("waterfalls.note"));
            Waterfalls waterfalls = new Waterfalls(page, words);
            waterfalls.legend();
            byWorkload.entrySet().stream().limit(MOST_WORKLOADS).forEach(entry -> waterfalls.all(entry.getValue()));
            page.raw("</section>\n");
        }
    }

    private void legend() {
        page.raw("<p class=\"wf-legend quiet\">");
        for (Kind kind : Kind.values()) {
            page.raw("<span><i class=\"wf " + id(kind) + "\"></i>").text(words.of("waterfall." + id(kind)))
                    .raw("</span> ");
        }
        page.raw("<span><i class=\"wf path\"></i>").text(words.of("waterfall.path")).raw("</span></p>\n");
    }

    private void all(List<RequestTrace> traces) {
        for (Reason reason : Reason.values()) {
            TellingTraces.of(traces, reason, 1).forEach(trace -> one(Waterfall.of(trace), reason));
        }
    }

    private void one(Waterfall waterfall, Reason reason) {
        RequestTrace trace = waterfall.trace();
        Span request = trace.spans().getFirst();
        page.raw("<details class=\"card waterfall\"" + (open ? " open" : "") + "><summary>");
        open = false;
        page.raw("<b>").text(trace.workload() + ", " + words.of("waterfall." + id(reason)) + ": "
                + time(TellingTraces.time(trace))).raw("</b> ");
        page.raw("<span class=\"quiet\">").text(
                (request.failure().isEmpty() ? "" : "✕ " + request.failure() + " · ")
                        + parts(waterfall))
                .raw("</span></summary>\n<div class=\"scroll\"><div class=\"wf-rows\">\n");
        double until = Math.max(1, Math.min(waterfall.to() - waterfall.from(), TellingTraces.time(trace)));
        parts = 0;
        int shown = 0;
        while (shown < Math.min(MOST_ROWS, waterfall.rows().size()) && parts < MOST_PARTS_IN_ALL) {
            row(waterfall, waterfall.rows().get(shown++), until);
        }
        page.raw("</div></div>\n");
        if (waterfall.rows().size() > shown) {
            page.element("p class=\"quiet\"", words.of("waterfall.more", waterfall.rows().size() - shown));
        }
        page.raw("</details>\n");
    }

    private String parts(Waterfall waterfall) {
        Map<Kind, Long> nanos = waterfall.pathNanos();
        double all = nanos.values().stream().mapToLong(Long::longValue).sum();
        return nanos.entrySet().stream().sorted(Map.Entry.<Kind, Long>comparingByValue().reversed())
                .map(entry -> words.of("waterfall." + id(entry.getKey())) + " "
                        + Figures.share(entry.getValue() / all))
                .collect(Collectors.joining(" · "));
    }

    /// @param until nanoseconds at which the row ends at the right
    private void row(Waterfall waterfall, Row row, double until) {
        Span span = waterfall.trace().spans().get(row.span());
        String figures = row.nanos().entrySet().stream().sorted(Map.Entry.<Kind, Long>comparingByValue().reversed())
                .map(entry -> words.of("waterfall." + id(entry.getKey())) + " " + time(entry.getValue()))
                .collect(Collectors.joining(", "));
        page.raw("<div class=\"wf-row\" title=\"").text(span.name() + ": " + figures).raw(
                "\"><span class=\"wf-name\" style=\"padding-left:" + 10 * Math.min(DEEPEST, row.depth()) + "px\">")
                .text((row.attempt() > 1 ? "↻" + row.attempt() + " " : "") + span.name()).raw("</span>"
                        + "<span class=\"wf-time\">");
        long back = span.abandoned() >= 0 ? span.abandoned() : span.received();
        boolean failed = span.abandoned() >= 0 || !span.failure().isEmpty();
        page.text((failed ? "✕ " : "") + time((back >= 0 ? back : span.last()) - span.sent()))
                .raw("</span><span class=\"wf-bar\">");
        boolean many = row.segments().size() > MOST_PARTS;
        for (Segment segment : row.segments()) {
            part(id(segment.kind()), segment.from() - waterfall.from(), segment.to() - waterfall.from(), until, many);
        }
        for (Stretch stretch : waterfall.path()) {
            if (stretch.span() == row.span()) {
                part("path", stretch.from() - waterfall.from(), stretch.to() - waterfall.from(), until, many);
            }
        }
        page.raw("</span></div>\n");
    }

    private void part(String kind, double from, double to, double until, boolean onlyIfSeen) {
        double left = 100 * Math.min(from, until) / until;
        double width = 100 * Math.min(to, until) / until - left;
        if (width > 0 && (!onlyIfSeen || width >= SEEN)) {
            parts++;
            page.raw(
                    String.format(Locale.ROOT, "<i class=\"wf %s\" style=\"left:%.2f%%;width:%.2f%%\"></i>", kind, left,
                            width));
        }
    }

    private static String time(long nanos) {
        return Figures.time(nanos / 1e9);
    }

    private static String id(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
