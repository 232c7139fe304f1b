package dev.archipelago.app.editor.sweep;

import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SwingResult;
import dev.archipelago.simulator.result.VarianceResult;
import java.util.Locale;

/// Writes pages about sweeps that open anywhere.
public interface PlotPages {

    /// @param isGrid whether every value is there with every other
    String ofPoints(SweepResult result, boolean isGrid, Locale language);

    String ofSwings(SwingResult result, Locale language);

    String ofShares(VarianceResult result, Locale language);
}
