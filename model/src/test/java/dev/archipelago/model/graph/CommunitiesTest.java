package dev.archipelago.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CommunitiesTest {

    private static final List<List<Integer>> TRIANGLES = List.of(List.of(0, 1, 2), List.of(3, 4, 5));

    /// Two triangles and a bridge between them.
    private static Communities triangles(double bridge) {
        Communities communities = new Communities(6);
        int[][] edges = {{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}};
        for (int[] edge : edges) {
            communities.connect(edge[0], edge[1], 1);
        }
        communities.connect(2, 3, bridge);
        return communities;
    }

    @Test
    void twoTriangles_withABridge_areTwoCommunities() {
        assertThat(triangles(1).places()).isEqualTo(TRIANGLES);
    }

    @Test
    void bridge_thatIsHeavy_isACommunity() {
        assertThat(triangles(100).places()).contains(List.of(2, 3));
    }

    /// Of 7 edges 6 lie within parts, and 7 of 14 ends are in each: 6/7 - 2 (1/2)².
    @Test
    void modularity_isThatOfNewman() {
        assertThat(triangles(1).modularity(TRIANGLES)).isCloseTo(6.0 / 7 - 0.5, within(1e-12));
        assertThat(triangles(1).modularity(List.of(List.of(0, 1, 2, 3, 4, 5)))).isCloseTo(0, within(1e-12));
    }

    @Test
    void placesWithNothingBetweenThem_areEachForThemselves() {
        Communities communities = new Communities(2);
        communities.connect(0, 0, 5);
        communities.connect(0, 1, 0);

        assertThat(communities.places()).containsExactly(List.of(0), List.of(1));
        assertThat(communities.modularity(communities.places())).isZero();
    }

    @Test
    void weights_ofTheSamePair_addUp() {
        Communities communities = new Communities(3);
        communities.connect(0, 1, 1);
        communities.connect(1, 2, 2);
        communities.connect(1, 0, 3);

        assertThat(communities.places()).containsExactly(List.of(0, 1, 2));
        // ends: 4, 6, 2 of 12
        assertThat(communities.modularity(List.of(List.of(0, 1), List.of(2))))
                .isCloseTo(4.0 / 6 - Math.pow(10.0 / 12, 2) - Math.pow(2.0 / 12, 2), within(1e-12));
    }
}
