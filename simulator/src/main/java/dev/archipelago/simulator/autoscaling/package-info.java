/// How many replicas the HorizontalPodAutoscaler of Kubernetes asks for, as algorithms on numbers: they know neither requests
/// nor events. May import only java.* and its own package.
/// Start reading at {@link dev.archipelago.simulator.autoscaling.Autoscaler}.
@NullMarked
package dev.archipelago.simulator.autoscaling;

import org.jspecify.annotations.NullMarked;
