package dev.archipelago.app.editor.outline;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Severity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What was measured, beside the rows: the numbers that the drawing shows, in signs and in words.
record Readings(Messages messages, Overlay overlay) {

    /// @param shown such as "▲ 83 %", to be read; what tells most, so that it leaves room for names
    /// @param spoken such as "83 % · 84 ms, near its limits", to be heard or read as a tip
    record Reading(String shown, String spoken, Severity severity) {}

    /// Empty where nothing was measured.
    Optional<Reading> of(Row row) {
        return switch (row) {
            case Row.OfComponent(var id) -> Optional.ofNullable(overlay.components().get(id)).map(this::of);
            case Row.OfConnection(var id) -> Optional.ofNullable(overlay.connections().get(id)).map(this::of);
            case Row.All _,Row.OfFrame _,Row.OfOperation _,Row.OfSection _,Row.OfEntry _ -> Optional.empty();
        };
    }

    private Reading of(Overlay.Reading reading) {
        return reading(reading.severity(),
                Stream.of(Optional.ofNullable(reading.utilisation()).map(Figures::share),
                        Optional.ofNullable(reading.latency()), errors(reading.errorShare())));
    }

    private Reading of(Overlay.Flow flow) {
        return reading(flow.severity(),
                Stream.of(Optional.of(Figures.rate(flow.rate())), errors(flow.errorShare())));
    }

    private Optional<String> errors(double share) {
        return share > 0 ? Optional.of(messages.text("outline.errors", Figures.share(share))) : Optional.empty();
    }

    private Reading reading(Severity severity, Stream<Optional<String>> figures) {
        List<String> all = figures.flatMap(Optional::stream).toList();
        return new Reading((sign(severity) + " " + all.stream().findFirst().orElse("")).strip(),
                Stream.of(String.join(" · ", all), messages.text("outline.severity." + severity))
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", ")),
                severity);
    }

    private static String sign(Severity severity) {
        return switch (severity) {
            case IDLE -> "○";
            case OK -> "●";
            case WARNING -> "▲";
            case CRITICAL -> "◆";
            case DOWN -> "✕";
        };
    }
}
