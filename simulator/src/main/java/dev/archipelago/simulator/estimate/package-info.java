/// What a design does, estimated by formulas in place of a simulation: in milliseconds, with what the formulas assume.
@NullMarked
package dev.archipelago.simulator.estimate;

import org.jspecify.annotations.NullMarked;
