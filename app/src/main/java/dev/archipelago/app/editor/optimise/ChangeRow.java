package dev.archipelago.app.editor.optimise;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.result.OptimisationResult;
import dev.archipelago.simulator.result.OptimisationResult.Candidate;
import dev.archipelago.simulator.result.OptimisationResult.Change;
import dev.archipelago.simulator.result.Reason;
import java.util.List;

/// One property that a configuration changes.
///
/// @param saves per hour; NaN where it is not known
/// @param busy share of the component before and after; empty where it is not known
/// @param why with what it is good for; empty where it is not known
record ChangeRow(String path, String before, String after, double saves, String busy, String why) {
    private static final double NOTHING = 1e-9;

    /// @param number of the configuration
    /// @param design that was asked about, which says what the values are before
    static List<ChangeRow> of(OptimisationResult result, int number, Document design, OptimiseWording wording) {
        Candidate candidate = result.candidates().get(number);
        return candidate.fate().kind() == Reason.Kind.CHOSEN
                ? result.changes().stream().map(change -> explained(change, wording)).toList()
                : candidate.values().entrySet().stream().map(entry -> new ChangeRow(entry.getKey(),
                        before(entry.getKey(), design), entry.getValue(), Double.NaN, "", "")).toList();
    }

    private static ChangeRow explained(Change change, OptimiseWording wording) {
        String busy = Double.isNaN(change.busyBefore())
                ? ""
                : Figures.share(change.busyBefore()) + " → " + Figures.share(change.busyAfter());
        return new ChangeRow(change.path(), change.before(), change.after(), change.saves(), busy,
                wording.reason(change.reason())
                        + (change.isAtEnd() ? wording.messages().text("optimise.at-end") : ""));
    }

    private static String before(String path, Document design) {
        try {
            return PropertyPath.parse(path).read(design).orElse("");
        } catch (PropertyException _) {
            return "";
        }
    }

    String saving() {
        return Double.isNaN(saves) || Math.abs(saves) < NOTHING ? Figures.NONE : Figures.number(saves);
    }

    /// Where it is in the document.
    String pointer() {
        return PropertyPath.parse(path).pointer().toString();
    }
}
