/// What protects a caller and a callee from each other, as algorithms on numbers: they know neither requests nor events.
/// May import only java.* and its own package.
/// Start reading at {@link dev.archipelago.simulator.resilience.CircuitBreaker}.
@NullMarked
package dev.archipelago.simulator.resilience;

import org.jspecify.annotations.NullMarked;
