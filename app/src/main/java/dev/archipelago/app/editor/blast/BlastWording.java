package dev.archipelago.app.editor.blast;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.ReachResult;
import dev.archipelago.simulator.result.ReachResult.Reach;

/// How a reach is told.
///
/// @param messages in whose language
public record BlastWording(Messages messages) {
    /// Share of the answers from which on most of them count as lost.
    public static final double MOST = 0.5;

    /// Share of the answers from which on their loss is harm.
    public static final double SOME = 0.05;

    /// What was lost, for how long, and what of all answers was lost with it.
    String head(ReachResult result) {
        return messages.text("blast.head", result.what(), Figures.time(result.lasting()),
                share(result.lost()));
    }

    /// How it was found.
    String source(ReachResult result) {
        return messages.text("blast.source",
                result.scenario().isEmpty() ? messages.text("run.baseline") : result.scenario(),
                result.replications(), Figures.time(result.at()), Figures.time(result.aftermath()),
                String.valueOf(result.seed()));
    }

    String ring(Reach reach) {
        return reach.ring() < 0 ? Figures.NONE : String.valueOf(reach.ring());
    }

    String after(Reach reach) {
        return Double.isNaN(reach.after()) ? Figures.NONE : messages.text("blast.after", Figures.time(reach.after()));
    }

    String lost(Reach reach) {
        return reach.lost().isMeasured() ? share(reach.lost()) : Figures.NONE;
    }

    String pressure(Reach reach) {
        return reach.pressure().isMeasured() ? "×" + Figures.number(reach.pressure().value()) : Figures.NONE;
    }

    /// A few words at the box of a component that is reached.
    public String note(Reach reach) {
        String what = reach.isLost()
                ? "−" + Math.round(100 * reach.lost().value()) + " %"
                : "×" + Figures.number(reach.pressure().value());
        return Double.isNaN(reach.after()) ? what : what + " · " + after(reach);
    }

    /// A loss can relieve others, and more than all is lost where what was lost is long in coming back.
    private static String share(Estimate lost) {
        return Figures.share(lost.value(), lost.halfWidth());
    }
}
