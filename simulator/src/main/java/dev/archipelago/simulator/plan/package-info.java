/// A document compiled to dense tables and programs; the last room that sees the model's names.
/// May import the model, kernel, random and below.
/// Start reading at {@link dev.archipelago.simulator.plan.PlanCompiler}.
@NullMarked
package dev.archipelago.simulator.plan;

import org.jspecify.annotations.NullMarked;
