package dev.archipelago.app.editor.forest;

import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.Estimate;

/// A figure before and after, ready to be read.
///
/// @param name of the figure
/// @param before its value, spelled
/// @param after its value, spelled
/// @param change the difference with half its interval, spelled
/// @param at the difference as a part of the value before, of shares in points: 0.05 is 5 %; without an interval where there is none
/// @param judgement whether it became better or worse
/// @param needed what would show a difference where none was shown; empty where one was
public record ForestRow(String name, String before, String after, String change, Estimate at, Judgement judgement,
        String needed) {}
