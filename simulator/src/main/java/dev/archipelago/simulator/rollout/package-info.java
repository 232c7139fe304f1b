/// How Kubernetes replaces, restarts and ends pods, as algorithms on numbers: they know neither requests nor events. May import
/// only java.*, quantities of the model and its own package.
/// Start reading at {@link dev.archipelago.simulator.rollout.RollingUpdate}.
@NullMarked
package dev.archipelago.simulator.rollout;

import org.jspecify.annotations.NullMarked;
