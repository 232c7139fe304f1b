package dev.archipelago.model.graph;

import java.util.Comparator;
import java.util.List;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.Pseudograph;

/// The parts of a whole that nothing connects.
public final class Islands {

    private final Graph<Integer, DefaultEdge> graph = new Pseudograph<>(DefaultEdge.class);

    /// @param places from 0 on
    public Islands(int places) {
        for (int place = 0; place < places; place++) {
            graph.addVertex(place);
        }
    }

    public void connect(int one, int other) {
        graph.addEdge(one, other);
    }

    /// The places of each part, both in ascending order.
    public List<List<Integer>> places() {
        return new ConnectivityInspector<>(graph).connectedSets().stream().map(set -> set.stream().sorted().toList())
                .sorted(Comparator.comparing(List::getFirst)).toList();
    }
}
