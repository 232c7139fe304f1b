/// Closed forms of queueing theory, in seconds and per second: oracles of the tests and instant estimates.
/// May import java.* and distributions of Apache Commons Statistics only.
/// Start reading at {@link dev.archipelago.simulator.theory.MultiServerQueue}.
@NullMarked
package dev.archipelago.simulator.theory;

import org.jspecify.annotations.NullMarked;
