package dev.archipelago.model.graph;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.clustering.GreedyModularityAlgorithm;
import org.jgrapht.alg.clustering.NaiveGreedyModularityAlgorithm;
import org.jgrapht.alg.clustering.UndirectedModularityMeasurer;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/// Parts of a whole that have more to do with one another than with the rest.
///
/// The parts are joined two by two, always those whose union raises the modularity most, until none does (Newman, Fast algorithm for
/// detecting community structure in networks, 2004). Of JGraphT's algorithms only the plain form of this one looks at
/// weights, and it takes long for many places; with more than [#MOST_WEIGHED] the fast form of Clauset, Newman and Moore takes its place, which
/// sees only what is connected. Nothing is drawn by chance: the order of places decides between equals.
public final class Communities {

    /// So many places are told apart by weights.
    public static final int MOST_WEIGHED = 120;

    private final Graph<Integer, DefaultWeightedEdge> graph = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);

    /// @param places from 0 on
    public Communities(int places) {
        for (int place = 0; place < places; place++) {
            graph.addVertex(place);
        }
    }

    /// Adds to what two places have to do with each other; of a place with itself nothing is counted.
    ///
    /// @param weight nothing is added unless it is above 0
    public void connect(int one, int other, double weight) {
        if (one == other || !(weight > 0)) {
            return;
        }
        DefaultWeightedEdge known = graph.getEdge(one, other);
        DefaultWeightedEdge edge = known == null ? graph.addEdge(one, other) : known;
        graph.setEdgeWeight(edge, weight + (known == null ? 0 : graph.getEdgeWeight(known)));
    }

    /// The places of each part, both in ascending order; what is connected to nothing is a part of its own.
    public List<List<Integer>> places() {
        List<Set<Integer>> found = graph.edgeSet().isEmpty()
                ? graph.vertexSet().stream().map(Set::of).toList()
                : graph.vertexSet().size() > MOST_WEIGHED
                        ? new GreedyModularityAlgorithm<>(graph).getClustering().getClusters()
                        : new NaiveGreedyModularityAlgorithm<>(graph).getClustering().getClusters();
        return found.stream().map(set -> set.stream().sorted().toList()).sorted(Comparator.comparing(List::getFirst))
                .toList();
    }

    /// How much more lies within parts than chance would put there (Newman and Girvan 2004): 0 for as much, at most 1.
    ///
    /// @param parts that together have every place once
    public double modularity(List<List<Integer>> parts) {
        return graph.edgeSet().isEmpty()
                ? 0
                : new UndirectedModularityMeasurer<>(graph)
                        .modularity(parts.stream().<Set<Integer>>map(HashSet::new).toList());
    }
}
