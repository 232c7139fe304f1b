package dev.archipelago.app.editor.traces;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.analysis.TellingTraces;
import dev.archipelago.simulator.analysis.Waterfall;
import dev.archipelago.simulator.analysis.Waterfall.Kind;
import dev.archipelago.simulator.analysis.Waterfall.Row;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What requests and their spans are called, and what is said of them.
///
/// @param messages in whose language
record TraceWording(Messages messages) {

    String kind(Kind kind) {
        return messages.text("traces.kind." + kind);
    }

    String cause(String failure) {
        return messages.find("cause." + failure)
                .orElseGet(() -> failure.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('-', ' ')
                        .toLowerCase(Locale.ROOT));
    }

    /// A request in the list.
    String request(RequestTrace trace) {
        Span request = trace.spans().getFirst();
        String time = Figures.time(seconds(TellingTraces.time(trace)));
        return request.failure().isEmpty() ? time : time + "  ✕ " + cause(request.failure());
    }

    /// Where in the run, and what it was.
    String origin(RequestTrace trace) {
        return messages.text("traces.origin", trace.workload(), Figures.count(trace.number()),
                Figures.time(seconds(trace.spans().getFirst().sent())), trace.spans().size() - 1);
    }

    /// The whole of a request on its critical path, the largest part first.
    String path(Waterfall waterfall) {
        Map<Kind, Long> nanos = waterfall.pathNanos();
        long all = nanos.values().stream().mapToLong(Long::longValue).sum();
        return all == 0
                ? messages.text("traces.unfinished")
                : nanos.entrySet().stream().sorted(Map.Entry.<Kind, Long>comparingByValue().reversed())
                        .map(entry -> kind(entry.getKey()) + " " + Figures.share((double) entry.getValue() / all))
                        .collect(Collectors.joining("  ·  "));
    }

    /// What is drawn at the left of a row.
    String name(Waterfall waterfall, Row row) {
        String name = waterfall.trace().spans().get(row.span()).name();
        return row.attempt() > 1 ? "↻" + row.attempt() + " " + name : name;
    }

    /// What went wrong with a span; empty when nothing did.
    String trouble(Span span) {
        return !span.failure().isEmpty()
                ? "✕ " + cause(span.failure())
                : span.abandoned() >= 0 ? "✕ " + messages.text("traces.given-up") : "";
    }

    /// All figures of a span, one a line.
    Stream<String> figures(Waterfall waterfall, Row row) {
        Span span = waterfall.trace().spans().get(row.span());
        Stream.Builder<String> lines = Stream.builder();
        lines.add(messages.text("traces.sent", Figures.time(seconds(span.sent() - waterfall.from()))));
        lines.add(messages.text("traces.lasted", Figures.time(seconds(waited(span)))));
        row.nanos().entrySet().stream().sorted(Map.Entry.<Kind, Long>comparingByValue().reversed())
                .forEach(entry -> lines
                        .add(kind(entry.getKey()) + ": " + Figures.time(seconds(entry.getValue()))));
        long path = waterfall.path().stream().filter(stretch -> stretch.span() == row.span())
                .mapToLong(stretch -> stretch.to() - stretch.from()).sum();
        lines.add(messages.text("traces.on-path", Figures.time(seconds(path))));
        if (!span.connection().isEmpty()) {
            lines.add(messages.text("traces.over", span.connection(), span.replica()));
        }
        if (row.attempt() > 1) {
            lines.add(messages.text("traces.attempt", row.attempt()));
        }
        if (!trouble(span).isEmpty()) {
            lines.add(trouble(span));
        }
        return lines.build();
    }

    /// From being sent until the caller went on; where it never did, all that is known.
    static long waited(Span span) {
        long back = span.abandoned() >= 0 ? span.abandoned() : span.received();
        return (back >= 0 ? back : span.last()) - span.sent();
    }

    static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
