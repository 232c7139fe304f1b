/// The architecture as a graph: edges that follow from steps, reachability, cycles. JGraphT stays inside.
/// May import scenario and below.
/// Start reading at {@link dev.archipelago.model.graph.Topology}.
@NullMarked
package dev.archipelago.model.graph;

import org.jspecify.annotations.NullMarked;
