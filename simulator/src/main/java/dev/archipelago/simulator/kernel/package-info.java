/// The event list and the clock.
/// May import java.* only.
/// Start reading at {@link dev.archipelago.simulator.kernel.EventQueue}.
@NullMarked
package dev.archipelago.simulator.kernel;

import org.jspecify.annotations.NullMarked;
