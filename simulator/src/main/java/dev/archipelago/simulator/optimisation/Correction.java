package dev.archipelago.simulator.optimisation;

import dev.archipelago.model.scenario.Objective;
import java.util.ArrayList;
import java.util.List;

/// Sets formulas right by what simulations of configurations nearby have shown.
///
/// Times, rates and loads are multiplied by the ratio of the simulated to the estimated figure of the nearest configuration that
/// was simulated; to shares of failed requests the difference is added. This is the correction of a cheap model by a costly one that
/// multifidelity optimisation uses (Alexandrov and Lewis 2001), renewed as the search goes on.
final class Correction {

    private static final double MOST = 1000;
    private static final double SLIGHT = 1e-9;

    private final List<Requirement> requirements;
    private final List<Seen> seen = new ArrayList<>();

    /// @param figures by requirement, as simulated
    private record Seen(Forecast forecast, List<Double> figures) {}

    /// What is expected of a configuration after correction.
    ///
    /// @param violation how far it misses what is asked of it, all requirements together; 0 when it meets them
    /// @param strain how much of what is allowed it takes up, all requirements together
    record Score(Forecast forecast, double violation, double strain) {
        boolean isFeasible() {
            return violation <= 0;
        }

        double cost() {
            return forecast.cost();
        }
    }

    Correction(List<Requirement> requirements) {
        this.requirements = requirements;
    }

    void add(Forecast forecast, List<Double> figures) {
        seen.add(new Seen(forecast, figures));
    }

    boolean knows(Point point) {
        return seen.stream().anyMatch(one -> one.forecast().point().equals(point));
    }

    /// @param limit of what is taken up of objectives on latency; 1 for all of it
    Score score(Forecast forecast, double limit) {
        if (forecast.isRefused()) {
            return new Score(forecast, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        Seen nearest = nearest(forecast.point());
        double violation = forecast.shortfall() + (Double.isNaN(forecast.cost()) ? 1 : 0);
        double strain = 0;
        for (int i = 0; i < requirements.size(); i++) {
            Requirement requirement = requirements.get(i);
            double taken = requirement.taken(corrected(i, forecast, nearest));
            double allowed = requirement.objective().metric() == Objective.Metric.LATENCY ? limit : 1;
            if (!Double.isNaN(taken)) {
                violation += Math.min(1e6, Math.max(0, taken / allowed - 1 + SLIGHT));
                strain += Math.min(1e6, taken);
            }
        }
        return new Score(forecast, violation, strain);
    }

    private Seen nearest(Point point) {
        Seen best = new Seen(Forecast.refused(point, "nothing"), List.of());
        int least = Integer.MAX_VALUE;
        for (Seen one : seen) {
            int distance = one.forecast().point().distance(point);
            if (distance <= least) {
                best = one;
                least = distance;
            }
        }
        return best;
    }

    private double corrected(int requirement, Forecast forecast, Seen nearest) {
        double value = forecast.values().get(requirement);
        if (nearest.figures().isEmpty()) {
            return value;
        }
        double estimated = nearest.forecast().values().get(requirement);
        double simulated = nearest.figures().get(requirement);
        if (Double.isNaN(simulated)) {
            return value;
        }
        if (Double.isNaN(value) || Double.isNaN(estimated) || Double.isInfinite(estimated)) {
            return simulated;
        }
        if (requirements.get(requirement).objective().metric() == Objective.Metric.SUCCESS) {
            return Math.clamp(value + simulated - estimated, 0, 1);
        }
        return estimated <= 0 || Double.isInfinite(value)
                ? value
                : value * Math.clamp(simulated / estimated, 1 / MOST, MOST);
    }
}
