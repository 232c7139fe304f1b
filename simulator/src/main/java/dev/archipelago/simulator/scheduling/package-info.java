/// Where pods run and how many nodes that takes: pure algorithms of the scheduler and of what keeps nodes. Times in nanoseconds.
/// May import nothing but the JDK.
/// Start reading at {@link dev.archipelago.simulator.scheduling.Scheduler}.
@NullMarked
package dev.archipelago.simulator.scheduling;

import org.jspecify.annotations.NullMarked;
