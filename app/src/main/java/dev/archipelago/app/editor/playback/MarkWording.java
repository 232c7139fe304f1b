package dev.archipelago.app.editor.playback;

import dev.archipelago.app.editor.look.FaultNames;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.Mark;

/// What happened, in words, and the sign that stands for it.
final class MarkWording {
    private final Messages messages;

    MarkWording(Messages messages) {
        this.messages = messages;
    }

    /// Such as "12.5 s: circuit breakers of a->b open, until 14 s".
    String of(Mark mark) {
        String subject = mark.kind() == Mark.Kind.FAULT ? FaultNames.of(mark.subject(), messages) : mark.subject();
        String what = messages.text("playback.mark." + mark.kind().id(), subject);
        String from = Figures.time(mark.from());
        return Double.isNaN(mark.to())
                ? messages.text("playback.at", from, what)
                : messages.text("playback.from-to", from, what, Figures.time(mark.to()));
    }

    static String sign(Mark.Kind kind) {
        return switch (kind) {
            case FAULT -> "✕";
            case CHANGE -> "↻";
            case SCALING -> "⇅";
            case BREAKER_OPEN -> "⊘";
            case OBJECTIVE_MISSED -> "◆";
            case SATURATED -> "▲";
        };
    }
}
