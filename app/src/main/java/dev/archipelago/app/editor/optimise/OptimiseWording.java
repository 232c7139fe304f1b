package dev.archipelago.app.editor.optimise;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.OptimisationResult;
import dev.archipelago.simulator.result.OptimisationResult.Candidate;
import dev.archipelago.simulator.result.Reason;
import dev.archipelago.simulator.result.Verdict;
import java.util.Locale;
import java.util.stream.Collectors;

/// What came of the search for the cheapest configuration, in the words of people.
record OptimiseWording(Messages messages, OptimisationResult result) {
    private static final double MONTH = 730;
    private static final double NOTHING = 1e-9;

    String answer() {
        return switch (result.status()) {
            case NONE -> messages.text("optimise.none", nearest());
            case FOUND, UNDECIDED, STOPPED -> result.changes().isEmpty()
                    ? messages.text("optimise.as-it-is", money(result.before().perHour().value()))
                    : messages.text("optimise.answer", saving(), money(result.after().perHour().value()),
                            money(result.before().perHour().value()),
                            Figures.number(MONTH * result.after().perHour().value()),
                            Figures.number(MONTH * result.before().perHour().value()));
        };
    }

    private String saving() {
        double saving = result.saving();
        return Double.isNaN(saving) || Math.abs(saving) < NOTHING
                ? messages.text("optimise.same-cost")
                : messages.text(saving > 0 ? "optimise.cheaper" : "optimise.dearer",
                        Figures.share(Math.abs(saving)));
    }

    private String nearest() {
        String missed = result.checks().stream().filter(check -> check.verdictAfter() != Verdict.MET)
                .map(check -> check.objective() + " (" + check.target() + ")").distinct()
                .collect(Collectors.joining(", "));
        return missed.isEmpty() ? messages.text("optimise.not-confirmed") : messages.text("optimise.misses", missed);
    }

    String sureness() {
        String confidence = Figures.share(result.guarantee().confidence());
        int simulated = result.candidates().size();
        return switch (result.status()) {
            case FOUND -> messages.text("optimise.found", simulated, confidence);
            case UNDECIDED -> messages.text("optimise.undecided", result.guarantee().undecided(),
                    result.effort().budget());
            case STOPPED -> messages.text("optimise.stopped");
            case NONE -> result.guarantee().reached()
                    ? messages.text("optimise.none-sure", simulated, confidence)
                    : messages.text("optimise.none-unsure", simulated, result.guarantee().undecided(),
                            result.effort().budget());
        };
    }

    String effort() {
        String count = result.effort().configurations() < 1e6
                ? String.format(Locale.ROOT, "%.0f", result.effort().configurations())
                : String.format(Locale.ROOT, "10^%.0f", Math.floor(Math.log10(result.effort().configurations())));
        return messages.text("optimise.effort", count, result.effort().estimates(), result.candidates().size(),
                result.effort().runs());
    }

    String reason(Reason reason) {
        return messages.text("optimise.reason." + reason.kind(), reason.about());
    }

    /// With the currency.
    String money(double amount) {
        return Figures.number(amount) + " " + result.before().currency();
    }

    String latency(Candidate candidate) {
        return Figures.time(candidate.latency().value(), candidate.latency().halfWidth());
    }

    static String availability(Candidate candidate) {
        return String.format(Locale.ROOT, "%.4f %%", 100 * candidate.availability());
    }

    /// What a configuration changes, counted.
    String changes(Candidate candidate) {
        return candidate.values().isEmpty()
                ? messages.text("optimise.nothing-changed")
                : messages.text("optimise.changed", candidate.values().size());
    }
}
