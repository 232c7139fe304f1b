package dev.archipelago.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.simulator.measure.Tally;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplersTest {

    private static final int DRAWS = 400_000;

    private record Moments(Sampler sampler, double mean, double sd) {}

    private static Map<String, Moments> samplers() {
        Map<String, Moments> known = new TreeMap<>();
        known.put("exponential", new Moments(Samplers.exponential(20), 20, 20));
        known.put("uniform", new Moments(Samplers.uniform(5, 11), 8, 6 / Math.sqrt(12)));
        known.put("normal far from zero", new Moments(Samplers.normal(20, 3), 20, 3));
        known.put("half normal",
                new Moments(Samplers.normal(0, 1), Math.sqrt(2 / Math.PI), Math.sqrt(1 - 2 / Math.PI)));
        known.put("lognormal", new Moments(Samplers.logNormal(20, 1.2), 20, 24));
        known.put("gamma below one", new Moments(Samplers.gamma(20, 2), 20, 40));
        known.put("gamma above one", new Moments(Samplers.gamma(20, 0.5), 20, 10));
        known.put("erlang", new Moments(Samplers.erlang(4, 20), 20, 10));
        known.put("erlang of many stages", new Moments(Samplers.erlang(100, 20), 20, 2));
        known.put("hyperexponential", new Moments(Samplers.hyperexponential(20, 2), 20, 40));
        // Weibull of shape 2: sd / mean = sqrt(4 / pi - 1)
        known.put("weibull", new Moments(Samplers.weibull(20, 2), 20, 20 * Math.sqrt(4 / Math.PI - 1)));
        // Pareto: mean = a m / (a - 1), variance = m^2 a / ((a - 1)^2 (a - 2))
        known.put("pareto", new Moments(Samplers.pareto(1, 5, Double.POSITIVE_INFINITY), 1.25, Math.sqrt(5.0 / 48)));
        known.put("triangular", new Moments(Samplers.triangular(0, 3, 6), 3, Math.sqrt(1.5)));
        known.put("empirical", new Moments(Samplers.empirical(new double[]{1, 2, 9}), 4, Math.sqrt(38.0 / 3)));
        known.put("shifted", new Moments(Samplers.shifted(5, Samplers.exponential(3)), 8, 3));
        known.put("geometric", new Moments(Samplers.geometric(2.5), 2.5, Math.sqrt(2.5 * 3.5)));
        known.put("poisson", new Moments(Samplers.poisson(4), 4, 2));
        known.put("poisson of a large mean", new Moments(Samplers.poisson(2000), 2000, Math.sqrt(2000)));
        known.put("uniform count", new Moments(Samplers.uniformCount(1, 5), 3, Math.sqrt(2)));
        return known;
    }

    @Test
    void samplers_ofManyDraws_haveTheirMoments() {
        samplers().forEach((name, known) -> {
            RandomStream stream = RandomStream.of(7, 0, name);
            Tally tally = new Tally();
            int draws = name.contains("large") ? DRAWS / 100 : DRAWS;
            for (int i = 0; i < draws; i++) {
                tally.add(known.sampler().next(stream));
            }
            double standardError = known.sd() / Math.sqrt(draws);
            assertThat(Math.abs(tally.mean() - known.mean())).as("mean of %s, seed 7: %s", name, tally.mean())
                    .isLessThan(5 * standardError);
            assertThat(Math.sqrt(tally.variance()) / known.sd()).as("standard deviation of %s, seed 7", name)
                    .isBetween(0.93, 1.07);
            assertThat(tally.min()).as("least of %s", name).isGreaterThanOrEqualTo(0);
        });
    }

    @Test
    void stream_ofTheSameName_repeatsAndOfAnotherDoesNot() {
        List<Long> first = draw(RandomStream.of(1, 0, "a"));

        assertThat(draw(RandomStream.of(1, 0, "a"))).isEqualTo(first);
        assertThat(draw(RandomStream.of(1, 0, "b"))).doesNotContainAnyElementsOf(first);
        assertThat(draw(RandomStream.of(1, 1, "a"))).doesNotContainAnyElementsOf(first);
        assertThat(draw(RandomStream.of(2, 0, "a"))).doesNotContainAnyElementsOf(first);
    }

    @Test
    void uniform_ofTwoStreams_isNotCorrelated() {
        RandomStream a = RandomStream.of(1, 0, "components.a");
        RandomStream b = RandomStream.of(1, 0, "components.b");
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += (a.nextDouble() - 0.5) * (b.nextDouble() - 0.5) * 12;
        }
        assertThat(Math.abs(sum / DRAWS)).isLessThan(5 / Math.sqrt(DRAWS));
    }

    private static List<Long> draw(RandomStream stream) {
        return LongStream.generate(stream::nextLong).limit(20).boxed().toList();
    }
}
