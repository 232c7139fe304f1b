/// The only two things that travel into and out of a run: progress and the wish to stop.
/// May import java.* only.
/// Start reading at {@link dev.archipelago.simulator.control.Progress}.
@NullMarked
package dev.archipelago.simulator.control;

import org.jspecify.annotations.NullMarked;
