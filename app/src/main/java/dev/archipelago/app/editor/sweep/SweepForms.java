package dev.archipelago.app.editor.sweep;

import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.report.SweepLines;
import dev.archipelago.simulator.report.SweepReport;
import dev.archipelago.simulator.report.SwingReport;
import dev.archipelago.simulator.report.VarianceReport;
import java.util.Locale;
import java.util.stream.Collectors;

/// An answer in the forms in which the command line writes it.
///
/// @param pages writes the page with plots
/// @param language of that page
record SweepForms(SweepQuestion.Answer answer, PlotPages pages, Locale language) {

    String text() {
        return answer.swings().map(SwingReport::text)
                .or(() -> answer.shares().map(VarianceReport::text))
                .orElseGet(() -> SweepReport.text(answer.result()));
    }

    String json() {
        return answer.swings().map(SwingReport::json)
                .or(() -> answer.shares().map(VarianceReport::json))
                .orElseGet(() -> SweepReport.json(answer.result()));
    }

    String csv() {
        return answer.swings().map(SwingReport::csv)
                .or(() -> answer.shares().map(VarianceReport::csv))
                .orElseGet(() -> SweepReport.csv(answer.result()));
    }

    /// The file of points with which the command line, and this page, go on.
    String lines() {
        return answer.planned().head() + "\n" + answer.result().points().stream()
                .map(point -> SweepLines.of(point, answer.planned().paths()) + "\n").collect(Collectors.joining());
    }

    String html() {
        return answer.swings().map(found -> pages.ofSwings(found, language))
                .or(() -> answer.shares().map(found -> pages.ofShares(found, language)))
                .orElseGet(() -> pages.ofPoints(answer.result(),
                        answer.sampling() == Sampling.Kind.GRID, language));
    }
}
