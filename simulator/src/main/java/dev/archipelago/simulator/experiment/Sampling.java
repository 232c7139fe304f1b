package dev.archipelago.simulator.experiment;

import dev.archipelago.simulator.random.RandomStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses the points of a sweep: which values the properties take together.
public final class Sampling {

    /// More points than this are a mistake.
    public static final int MOST_POINTS = 100_000;

    /// How points are chosen.
    public enum Kind {
        /// Every value with every other.
        GRID,

        /// So many samples, spread evenly over each property.
        LATIN_HYPERCUBE,

        /// The design as it is, then each property alone at its first and at its last value.
        ONE_AT_A_TIME,

        /// All properties together, so that shares of the variance can be found.
        VARIANCE
    }

    private Sampling() {}

    /// @param samples for the kinds that draw them
    /// @throws IllegalArgumentException when these are too many
    public static List<List<String>> points(Kind kind, List<Variation> variations, int samples, long seed) {
        return switch (kind) {
            case GRID -> grid(variations);
            case LATIN_HYPERCUBE -> latinHypercube(variations, samples, seed);
            case ONE_AT_A_TIME -> oneAtATime(variations);
            case VARIANCE -> saltelli(variations, samples, seed);
        };
    }

    /// Every value with every other; the last property changes fastest.
    ///
    /// @throws IllegalArgumentException when these are too many
    public static List<List<String>> grid(List<Variation> variations) {
        List<List<String>> points = List.of(List.of());
        for (Variation variation : variations) {
            List<String> values = variation.grid();
            if ((long) points.size() * values.size() > MOST_POINTS) {
                throw new IllegalArgumentException("a grid of more than " + MOST_POINTS
                        + " points; give fewer values, or --samples");
            }
            points = points.stream().flatMap(point -> values.stream().map(value -> with(point, value))).toList();
        }
        return points;
    }

    /// As many points as asked for, so that each property has one in each of as many equal parts of its range (McKay, Beckman
    /// and Conover 1979).
    public static List<List<String>> latinHypercube(List<Variation> variations, int samples, long seed) {
        List<List<String>> columns = new ArrayList<>();
        for (Variation variation : variations) {
            RandomStream stream = RandomStream.of(seed, 0, "latin hypercube " + variation.path());
            List<Integer> parts = shuffled(samples, stream);
            columns.add(parts.stream().map(part -> variation.at((part + stream.nextDouble()) / samples)).toList());
        }
        return IntStream.range(0, samples).mapToObj(i -> columns.stream().map(column -> column.get(i)).toList())
                .toList();
    }

    /// Fisher and Yates.
    private static List<Integer> shuffled(int number, RandomStream stream) {
        List<Integer> all = new ArrayList<>(IntStream.range(0, number).boxed().toList());
        for (int i = number - 1; i > 0; i--) {
            Collections.swap(all, i, stream.nextInt(i + 1));
        }
        return all;
    }

    /// The design as it is, then for each property its first and its last value with all else as it is.
    public static List<List<String>> oneAtATime(List<Variation> variations) {
        List<List<String>> points = new ArrayList<>();
        List<String> asIs = Collections.nCopies(variations.size(), "");
        points.add(asIs);
        for (int i = 0; i < variations.size(); i++) {
            List<String> values = new ArrayList<>(asIs);
            values.set(i, variations.get(i).at(0));
            points.add(List.copyOf(values));
            values.set(i, variations.get(i).at(1));
            points.add(List.copyOf(values));
        }
        return points;
    }

    /// Two independent Latin hypercubes A and B, and for each property A with the column of B: what the indices of Sobol are found
    /// from (Saltelli et al. 2010).
    ///
    /// @param samples rows of A
    /// @throws IllegalArgumentException when these are too many points
    /// @return samples times the number of properties plus two: all of A, all of B, then column by column
    public static List<List<String>> saltelli(List<Variation> variations, int samples, long seed) {
        if (samples * (variations.size() + 2L) > MOST_POINTS) {
            throw new IllegalArgumentException(
                    samples + " samples of " + variations.size() + " properties need more than "
                            + MOST_POINTS + " points; give fewer");
        }
        List<List<String>> a = latinHypercube(variations, samples, seed);
        List<List<String>> b = latinHypercube(variations, samples, ~seed);
        List<List<String>> points = new ArrayList<>(a);
        points.addAll(b);
        for (int column = 0; column < variations.size(); column++) {
            for (int row = 0; row < samples; row++) {
                List<String> mixed = new ArrayList<>(a.get(row));
                mixed.set(column, b.get(row).get(column));
                points.add(List.copyOf(mixed));
            }
        }
        return points;
    }

    private static List<String> with(List<String> point, String value) {
        List<String> longer = new ArrayList<>(point);
        longer.add(value);
        return List.copyOf(longer);
    }
}
