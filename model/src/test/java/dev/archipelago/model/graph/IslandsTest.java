package dev.archipelago.model.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class IslandsTest {

    @Test
    void places_ofChainsAndCircles_areTheConnectedOnesInOrder() {
        Islands islands = new Islands(7);
        islands.connect(5, 0);
        islands.connect(0, 3);
        islands.connect(3, 5);
        islands.connect(2, 2);
        islands.connect(6, 1);
        islands.connect(1, 6);
        assertThat(islands.places()).containsExactly(List.of(0, 3, 5), List.of(1, 6), List.of(2), List.of(4));
    }

    @Test
    void places_ofNothing_areNone() {
        assertThat(new Islands(0).places()).isEmpty();
    }
}
