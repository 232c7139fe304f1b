/// Requests, replicas, CPU, callers and users in one run.
/// May import kernel, random, measure, control and plan.
/// Start reading at {@link dev.archipelago.simulator.runtime.Engine}.
@NullMarked
package dev.archipelago.simulator.runtime;

import org.jspecify.annotations.NullMarked;
