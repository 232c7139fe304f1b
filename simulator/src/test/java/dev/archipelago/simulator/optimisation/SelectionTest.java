package dev.archipelago.simulator.optimisation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.simulator.optimisation.Selection.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class SelectionTest {

    /// How many experiments; the study of docs/studies/optimise.md gives more.
    private static final int EXPERIMENTS = Integer.getInteger("selection.experiments", 400);
    private static final double TOLERANCE = 0.1;
    private static final double CONFIDENCE = 0.9;

    /// Normal figures, of which all contestants share a part, as under common random numbers.
    private static final class Synthetic implements Selection.Contestant {
        private final double cost;
        private final double costNoise;
        private final double[] excesses;
        private final List<double[]> drawn = new ArrayList<>();

        Synthetic(double cost, double costNoise, double... excesses) {
            this.cost = cost;
            this.costNoise = costNoise;
            this.excesses = excesses;
        }

        void draw(RandomGenerator shared, RandomGenerator own) {
            double[] values = new double[excesses.length + 1];
            for (int j = 0; j < excesses.length; j++) {
                values[j] = excesses[j] + 0.3 * shared.nextGaussian() + 0.3 * own.nextGaussian();
            }
            values[excesses.length] = cost + costNoise * (shared.nextGaussian() + 0.5 * own.nextGaussian());
            drawn.add(values);
        }

        @Override
        public int replications() {
            return drawn.size();
        }

        @Override
        public double excess(int requirement, int replication) {
            return drawn.get(replication)[requirement];
        }

        @Override
        public double cost(int replication) {
            return drawn.get(replication)[excesses.length];
        }
    }

    private static Selection.Outcome select(List<Synthetic> contestants, int requirements, long seed, int most) {
        Selection.Sampling sampling = (which, count) -> {
            if (contestants.get(which.getFirst()).replications() + count > most) {
                return false;
            }
            for (int i : which) {
                Synthetic one = contestants.get(i);
                for (int r = 0; r < count; r++) {
                    one.draw(new SplittableRandom(seed * 1_000_000 + one.replications()),
                            new SplittableRandom((seed * 1_000_000 + one.replications()) * 31 + i + 1));
                }
            }
            return true;
        };
        for (int i = 0; i < contestants.size(); i++) {
            sampling.more(List.of(i), 10);
        }
        return Selection.among(contestants,
                new Selection.Rules(CONFIDENCE, Collections.nCopies(requirements, TOLERANCE), 0.1, 10),
                sampling);
    }

    /// All are just at the edge of what counts: the hardest case that the guarantee covers.
    @Test
    void exactCosts_cheapestThatMeetsAll_isChosenAsOftenAsPromised() {
        int right = 0;
        for (int seed = 0; seed < EXPERIMENTS; seed++) {
            List<Synthetic> contestants = List.of(new Synthetic(1, 0, TOLERANCE, -TOLERANCE),
                    new Synthetic(2, 0, -TOLERANCE, TOLERANCE), new Synthetic(3, 0, -TOLERANCE, -TOLERANCE),
                    new Synthetic(4, 0, -TOLERANCE, -TOLERANCE), new Synthetic(5, 0, -1, -1));
            right += select(contestants, 2, seed, 100_000).best() == 2 ? 1 : 0;
        }

        report("exact costs", right);
    }

    @Test
    void noisyCosts_cheapestThatMeetsAll_isChosenAsOftenAsPromised() {
        int right = 0;
        for (int seed = 0; seed < EXPERIMENTS; seed++) {
            List<Synthetic> contestants = List.of(new Synthetic(0.9, 0.3, TOLERANCE), new Synthetic(1, 0.3, -TOLERANCE),
                    new Synthetic(1.1, 0.3, -TOLERANCE), new Synthetic(1.1, 0.3, -TOLERANCE),
                    new Synthetic(1.3, 0.3, -1));
            right += select(contestants, 1, seed, 100_000).best() == 1 ? 1 : 0;
        }

        report("noisy costs", right);
    }

    private static void report(String what, int right) {
        double sigma = Math.sqrt(CONFIDENCE * (1 - CONFIDENCE) / EXPERIMENTS);
        System.out.printf(Locale.ROOT, "%s: right in %d of %d (%.1f %%), promised %.0f %%%n", what, right,
                EXPERIMENTS, 100.0 * right / EXPERIMENTS, 100 * CONFIDENCE);
        assertThat((double) right / EXPERIMENTS).isGreaterThan(CONFIDENCE - 3 * sigma);
    }

    @Test
    void withoutNoise_nothingMoreIsRun() {
        List<Synthetic> contestants = List.of(exact(3, -1), exact(1, 0.5), exact(2, -0.5));
        Selection.Outcome outcome = Selection.among(contestants, new Selection.Rules(0.95, List.of(TOLERANCE), 0.1, 5),
                (_, _) -> {
                    throw new AssertionError("more was asked for");
                });

        assertThat(outcome).isEqualTo(new Selection.Outcome(2, true,
                List.of(new Standing.Dearer(2), new Standing.Misses(0), new Standing.Meets())));
    }

    @Test
    void alikeCosts_theFirstIsChosen() {
        List<Synthetic> contestants = List.of(exact(1, -0.1), exact(1, -0.9));
        Selection.Outcome outcome = Selection.among(contestants, new Selection.Rules(0.95, List.of(TOLERANCE), 0.1, 5),
                (_, _) -> false);

        assertThat(outcome.best()).isZero();
        assertThat(outcome.isDecided()).isTrue();
    }

    @Test
    void noneMeets_isAnAnswer() {
        Selection.Outcome outcome = Selection.among(List.of(exact(1, 0.2), exact(2, Double.NaN)),
                new Selection.Rules(0.95, List.of(TOLERANCE), 0.1, 5), (_, _) -> false);

        assertThat(outcome.best()).isEqualTo(-1);
        assertThat(outcome.isDecided()).isTrue();
    }

    @Test
    void usedUpBudget_isSaid() {
        Selection.Outcome outcome = select(List.of(new Synthetic(1, 0, 0.01), new Synthetic(2, 0, -3)), 1, 1, 15);

        assertThat(outcome.isDecided()).isFalse();
        assertThat(outcome.best()).isEqualTo(1);
        assertThat(outcome.standings().getFirst()).isEqualTo(new Standing.Open());
    }

    private static Synthetic exact(double cost, double excess) {
        Synthetic one = new Synthetic(cost, 0, excess);
        for (int r = 0; r < 5; r++) {
            one.drawn.add(new double[]{excess, cost});
        }
        return one;
    }
}
