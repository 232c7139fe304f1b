package dev.archipelago.benchmarks.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archipelago.benchmarks.contest.Round;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RaceTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void speed_ofTheTwiceAsFast_isTwo() {
        Turns turns = new Race(0).with("hare", 10, (seed, requests) -> new Round(requests, seed, 100, 0))
                .with("tortoise", 10, (seed, requests) -> new Round(requests, seed, 200, 0)).run(1, 3);
        assertThat(turns.speed("hare", "tortoise")).isEqualTo(new Spread(2, 2, 2));
        assertThat(turns.mean("hare").mean()).isEqualTo(2);
    }

    @Test
    void rounds_ofThoseWhoWarmUp_countAfterTheirSecondsAndTakeTurns() {
        List<String> order = new ArrayList<>();
        new Race(4).with("brief", 1, (seed, requests) -> round(order, "brief " + seed, SECOND))
                .with("long", 1, (seed, requests) -> round(order, "long " + seed, 10 * SECOND)).run(7, 2);
        assertThat(order).containsExactly("brief -1", "brief -2", "brief -3", "brief -4", "long -1", "long -2",
                "brief 7", "long 7", "brief 8", "long 8");
    }

    private static Round round(List<String> order, String who, long nanos) {
        order.add(who);
        return new Round(1, 0, nanos, 0);
    }

    @Test
    void turns_toldByOneVirtualMachineAfterTheOther_areAllRoundsInOrder() throws IOException, InterruptedException {
        List<String[]> lines = new ArrayList<>(Fork.run(List.of(), Teller.class, "1"));
        lines.addAll(Fork.run(List.of(), Teller.class, "2"));
        assertThat(Turns.told(lines).rounds()).isEqualTo(Map.of(
                "with all its policies", List.of(new Round(3, 1.5, 11, 7), new Round(3, 1.5, 12, 7)),
                "plain", List.of(new Round(4, 0.1, 1, 0), new Round(4, 0.1, 2, 0))));
    }

    /// Tells the rounds of two contestants, and prints something else besides.
    static final class Teller {
        public static void main(String[] args) {
            System.out.println("not measured");
            int number = Integer.parseInt(args[0]);
            new Turns(Map.of("with all its policies", List.of(new Round(3, 1.5, 10 + number, 7)),
                    "plain", List.of(new Round(4, 0.1, number, 0)))).tell();
        }
    }

    @Test
    void fork_thatFails_isAnErrorWithWhatWasRun() {
        assertThatThrownBy(() -> Fork.run(List.of(), Teller.class, "a word")).isInstanceOf(IOException.class)
                .hasMessageContaining("Teller a word ended with 1");
    }
}
