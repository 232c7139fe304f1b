/// Pure functions on measurements: intervals, warm-up, saturation, verdicts.
/// May import measure, plan and result.
/// Start reading at {@link dev.archipelago.simulator.analysis.Summary}.
@NullMarked
package dev.archipelago.simulator.analysis;

import org.jspecify.annotations.NullMarked;
