package dev.archipelago.simulator.optimisation;

import dev.archipelago.simulator.measure.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Selects the cheapest of some simulated configurations that meets all requirements, with a probability of being right.
///
/// Fully sequential, with several constraints and common random numbers: after each replication every sum of excesses is
/// held against a triangular region that shrinks with the number of replications, and so is, where costs differ from replication to
/// replication, every difference of costs. Sources: Andradóttir and Kim, Fully sequential procedures for comparing constrained
/// systems via simulation, Naval Research Logistics 57 (2010); Healey, Andradóttir and Kim, Selection procedures for simulations
/// with multiple constraints under independent and correlated sampling, ACM TOMACS 24 (2014); the region is that of Kim and Nelson
/// (2001) with c = 1. The error is parted among configurations and requirements by Bonferroni's inequality, which holds for
/// common random numbers too.
///
/// With at least the confidence given, the choice meets every requirement but for less than its tolerance, and no candidate that
/// meets all of them by more than the tolerance is cheaper by more than the tolerance of costs. It is assumed that figures of
/// replications are normal.
final class Selection {

    private static final double SAME = 1e-9;
    private static final int BATCH = 5;

    private final List<? extends Contestant> contestants;
    private final Rules rules;
    private final int requirements;
    private final double[][] sums;
    private final double[][] variances;
    private final boolean[][] met;
    private final int[] seen;
    private final Standing[] standings;
    private double regionOfRequirements;
    private double regionOfCosts;

    /// A configuration with what its replications say; more of them as they are run.
    interface Contestant {
        int replications();

        /// Below 0 where the requirement holds; NaN where nothing was measured.
        double excess(int requirement, int replication);

        double cost(int replication);
    }

    /// @param confidence least probability of a right choice
    /// @param tolerances by requirement: excesses nearer to 0 than that count as either
    /// @param costTolerance difference of costs that is too small to matter
    /// @param first replications that all contestants have at the beginning, at least two
    record Rules(double confidence, List<Double> tolerances, double costTolerance, int first) {
        Rules {
            tolerances = List.copyOf(tolerances);
        }
    }

    /// What became of a contestant.
    sealed interface Standing {
        /// Nothing yet.
        record Open() implements Standing {}

        /// It meets all requirements.
        record Meets() implements Standing {}

        /// It misses a requirement.
        record Misses(int requirement) implements Standing {}

        /// It is not cheaper than one that meets all requirements.
        record Dearer(int than) implements Standing {}
    }

    /// Runs more replications of some contestants.
    @FunctionalInterface
    interface Sampling {
        /// @return whether they were run; false when there are to be no more
        boolean more(List<Integer> which, int replications);
    }

    /// @param best number of the choice; -1 for none
    /// @param isDecided whether the choice, or that there is none, holds with the confidence asked for
    record Outcome(int best, boolean isDecided, List<Standing> standings) {
        Outcome {
            standings = List.copyOf(standings);
        }
    }

    private Selection(List<? extends Contestant> contestants, Rules rules) {
        this.contestants = contestants;
        this.rules = rules;
        this.requirements = rules.tolerances().size();
        int n = contestants.size();
        this.sums = new double[n][requirements];
        this.variances = new double[n][requirements];
        this.met = new boolean[n][requirements];
        this.seen = new int[n];
        this.standings = new Standing[n];
        Arrays.fill(standings, new Standing.Open());
    }

    /// @param contestants the preferred first, of those that cost the same
    static Outcome among(List<? extends Contestant> contestants, Rules rules, Sampling sampling) {
        return new Selection(contestants, rules).run(sampling);
    }

    private Outcome run(Sampling sampling) {
        part();
        while (true) {
            for (int i = 0; i < contestants.size(); i++) {
                look(i);
            }
            ruleOutDearer();
            List<Integer> alive = alive();
            List<Integer> wanted = alive.stream().filter(i -> standings[i] instanceof Standing.Open
                    || alive.stream().anyMatch(other -> !other.equals(i) && differs(i, other))).toList();
            if (alive.size() <= 1 && wanted.isEmpty() || wanted.isEmpty()) {
                return new Outcome(cheapest(), true, List.of(standings));
            }
            if (!sampling.more(wanted, BATCH)) {
                return new Outcome(cheapest(), false, List.of(standings));
            }
        }
    }

    /// Parts the error between requirements and costs; where costs are exact, requirements get all of it.
    private void part() {
        int n = contestants.size();
        boolean exact = IntStream.range(0, n).noneMatch(i -> IntStream.range(0, i).anyMatch(j -> differs(i, j)));
        double error = 1 - rules.confidence();
        double ofRequirements = exact ? error : error / 2;
        regionOfRequirements = region(ofRequirements / Math.max(1, n * requirements));
        regionOfCosts = exact ? 0 : region((error - ofRequirements) / Math.max(1, n - 1));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < requirements; j++) {
                variances[i][j] = tally(i, j).variance();
            }
        }
    }

    private Tally tally(int contestant, int requirement) {
        Tally tally = new Tally();
        for (int r = 0; r < rules.first(); r++) {
            tally.add(contestants.get(contestant).excess(requirement, r));
        }
        return tally;
    }

    /// h² = 2 c η (n0 - 1) with c = 1 and η from (1 + 2η)^(-(n0-1)/2) / 2 = β.
    private double region(double beta) {
        double freedom = rules.first() - 1.0;
        return (Math.pow(2 * beta, -2 / freedom) - 1) * freedom;
    }

    // ---- requirements ----------------------------------------------------------------------------------------------

    private void look(int i) {
        Contestant contestant = contestants.get(i);
        while (standings[i] instanceof Standing.Open && seen[i] < contestant.replications()) {
            int r = seen[i]++;
            for (int j = 0; j < requirements; j++) {
                sums[i][j] += contestant.excess(j, r);
            }
            if (seen[i] >= rules.first()) {
                judge(i);
            }
        }
    }

    private void judge(int i) {
        boolean all = true;
        for (int j = 0; j < requirements; j++) {
            double tolerance = rules.tolerances().get(j);
            double half = Math.max(0, regionOfRequirements * variances[i][j] / (2 * tolerance)
                    - tolerance * seen[i] / 2);
            if (Double.isNaN(sums[i][j]) || !met[i][j] && sums[i][j] >= half && sums[i][j] > -half) {
                standings[i] = new Standing.Misses(j);
                return;
            }
            met[i][j] |= sums[i][j] <= -half;
            all &= met[i][j];
        }
        if (all) {
            standings[i] = new Standing.Meets();
        }
    }

    // ---- costs -----------------------------------------------------------------------------------------------------

    private void ruleOutDearer() {
        for (int i = 0; i < contestants.size(); i++) {
            for (int than = 0; than < contestants.size() && isAlive(i); than++) {
                if (than != i && standings[than] instanceof Standing.Meets && isDearer(i, than)) {
                    standings[i] = new Standing.Dearer(than);
                }
            }
        }
    }

    private boolean isDearer(int i, int than) {
        Tally differences = differences(i, than);
        double sum = differences.mean() * differences.count();
        if (!differs(i, than)) {
            boolean same = Math.abs(differences.mean()) <= SAME * Math.abs(contestants.get(i).cost(0));
            return same ? than < i : sum > 0;
        }
        double variance = first(i, than).variance();
        double half = Math.max(0, regionOfCosts * variance / (2 * rules.costTolerance())
                - rules.costTolerance() * differences.count() / 2);
        return half > 0 ? sum > half : sum > 0 || sum == 0 && than < i;
    }

    private Tally differences(int i, int than) {
        return differences(i, than,
                Math.min(contestants.get(i).replications(), contestants.get(than).replications()));
    }

    private Tally first(int i, int than) {
        return differences(i, than, rules.first());
    }

    private Tally differences(int i, int than, int count) {
        Tally tally = new Tally();
        for (int r = 0; r < count; r++) {
            tally.add(contestants.get(i).cost(r) - contestants.get(than).cost(r));
        }
        return tally;
    }

    /// Whether the difference of costs differs from replication to replication.
    private boolean differs(int i, int than) {
        return Math.sqrt(first(i, than).variance()) > SAME * Math.abs(contestants.get(i).cost(0));
    }

    // ---- standings -------------------------------------------------------------------------------------------------

    private boolean isAlive(int i) {
        return standings[i] instanceof Standing.Open || standings[i] instanceof Standing.Meets;
    }

    private List<Integer> alive() {
        List<Integer> alive = new ArrayList<>();
        for (int i = 0; i < standings.length; i++) {
            if (isAlive(i)) {
                alive.add(i);
            }
        }
        return alive;
    }

    /// Of those that meet all requirements.
    private int cheapest() {
        int best = -1;
        for (int i = 0; i < standings.length; i++) {
            if (standings[i] instanceof Standing.Meets
                    && (best < 0 || differences(i, best).mean() < -SAME * Math.abs(contestants.get(i).cost(0)))) {
                best = i;
            }
        }
        return best;
    }
}
