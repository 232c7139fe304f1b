package dev.archipelago.simulator.optimisation;

import dev.archipelago.model.quantity.Percentile;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.Observation;

/// An objective that must hold in a situation.
///
/// @param situation number of the situation
/// @param id of the objective
record Requirement(int situation, String id, Objective objective) {

    /// How much of what an objective leaves open counts as nothing.
    private static final double SHARE = 0.2;
    private static final double RELATIVE = 0.02;
    private static final double LEAST = 1e-5;

    /// How much of the bound a figure takes up: it holds below 1.
    double taken(double value) {
        double bound = objective.bound();
        if (objective.comparison() == Objective.Comparison.BELOW) {
            return bound > 0 ? value / bound : value > 0 ? Double.POSITIVE_INFINITY : 1;
        }
        if (isShare()) {
            double open = 1 - bound;
            return open > 0 ? (1 - value) / open : value < 1 ? Double.POSITIVE_INFINITY : 0;
        }
        return value > 0 ? bound / value : Double.POSITIVE_INFINITY;
    }

    private boolean isShare() {
        return objective.metric() == Objective.Metric.SUCCESS;
    }

    /// What one replication says of it: below 0 where it holds, on average over replications. NaN when nothing was measured.
    ///
    /// Of a percentile it is the share of the requests that are within the bound, since that is a mean, and a percentile is none.
    double excess(Observation observation) {
        double bound = objective.bound();
        double below = switch (objective.metric()) {
            case LATENCY -> latency(Observation.of(observation.requests(), objective.subject()).latency());
            case SUCCESS -> Observation.of(observation.requests(), objective.subject()).success() - bound;
            case THROUGHPUT -> Observation.of(observation.requests(), objective.subject()).completed()
                    / observation.seconds() - bound;
            case UTILIZATION -> busiest(Observation.of(observation.components(), objective.subject())) - bound;
        };
        return objective.comparison() == Objective.Comparison.BELOW ? below : -below;
    }

    private double latency(LatencyHistogram latency) {
        Percentile percentile = objective.percentile();
        if (percentile == null) {
            return latency.mean() - objective.bound();
        }
        long count = latency.count();
        return count == 0 ? Double.NaN : percentile.fraction() - latency.countUpTo(objective.bound()) / count;
    }

    private static double busiest(Observation.Load load) {
        return Double.isNaN(load.utilization())
                ? load.cpu()
                : Double.isNaN(load.cpu()) ? load.utilization() : Math.max(load.utilization(), load.cpu());
    }

    /// How near to the bound it does not matter on which side: a fifth of what the objective leaves open, or 2 % of the bound.
    double tolerance() {
        Percentile percentile = objective.percentile();
        double tolerance = switch (objective.metric()) {
            case LATENCY -> percentile == null ? RELATIVE * objective.bound() : SHARE * (1 - percentile.fraction());
            case SUCCESS -> SHARE * (1 - objective.bound());
            case THROUGHPUT, UTILIZATION -> RELATIVE * objective.bound();
        };
        return Math.max(tolerance, LEAST);
    }
}
