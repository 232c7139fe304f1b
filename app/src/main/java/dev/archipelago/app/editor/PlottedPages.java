package dev.archipelago.app.editor;

import dev.archipelago.app.editor.sweep.PlotPages;
import dev.archipelago.app.report.SweepPage;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SwingResult;
import dev.archipelago.simulator.result.VarianceResult;
import java.util.Locale;
import java.util.Objects;

/// The pages with plots that the command line writes, too.
final class PlottedPages implements PlotPages {
    private final String version = Objects
            .requireNonNullElse(PlottedPages.class.getPackage().getImplementationVersion(), "");

    @Override
    public String ofPoints(SweepResult result, boolean isGrid, Locale language) {
        return SweepPage.ofPoints(result, isGrid, version, language);
    }

    @Override
    public String ofSwings(SwingResult result, Locale language) {
        return SweepPage.ofSwings(result, version, language);
    }

    @Override
    public String ofShares(VarianceResult result, Locale language) {
        return SweepPage.ofShares(result, version, language);
    }
}
