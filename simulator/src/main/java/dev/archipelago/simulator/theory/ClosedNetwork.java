package dev.archipelago.simulator.theory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A closed network: groups of users who think, then visit queues of one server each, and so on for ever.
///
/// Source: exact mean value analysis, Reiser and Lavenberg (1980); approximate, Schweitzer (1979); bounds, Denning and
/// Buzen (1978).
public record ClosedNetwork(List<Users> groups) {

    private static final double PRECISION = 1e-13;

    /// A group of users.
    ///
    /// @param think mean seconds between an answer and the next request
    /// @param demands mean seconds of service at each queue per request
    public record Users(int number, double think, List<Double> demands) {
        public Users {
            demands = List.copyOf(demands);
            Requirement.positive(number, "a number of users");
            Requirement.notNegative(think, "a think time");
            demands.forEach(demand -> Requirement.notNegative(demand, "a demand"));
        }

        private double total() {
            return demands.stream().mapToDouble(Double::doubleValue).sum();
        }

        private double largest() {
            return demands.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }
    }

    /// The steady state.
    ///
    /// @param throughput requests per second of each group
    /// @param response mean seconds from request to answer of each group
    /// @param inside mean number of requests at each queue
    public record Solution(List<Double> throughput, List<Double> response, List<Double> inside) {
        public Solution {
            throughput = List.copyOf(throughput);
            response = List.copyOf(response);
            inside = List.copyOf(inside);
        }
    }

    public ClosedNetwork {
        groups = List.copyOf(groups);
        if (groups.isEmpty() || differ(groups)) {
            throw new IllegalArgumentException("every group needs a demand at every queue");
        }
    }

    private static boolean differ(List<Users> groups) {
        return groups.stream().mapToInt(group -> group.demands().size()).distinct().count() > 1;
    }

    /// One group.
    public static ClosedNetwork of(int users, double think, Double... demands) {
        return new ClosedNetwork(List.of(new Users(users, think, List.of(demands))));
    }

    /// Exact; time and memory grow with the product of the numbers of users.
    public Solution exact() {
        int states = groups.stream().mapToInt(Users::number).reduce(1, (a, b) -> Math.multiplyExact(a, b + 1));
        double[][] inside = new double[states][];
        inside[0] = new double[queues()];
        Step step = new Step(new double[groups.size()], new double[groups.size()], inside[0]);
        for (int state = 1; state < states; state++) {
            step = step(state, inside);
            inside[state] = step.inside;
        }
        return step.solution();
    }

    private record Step(double[] throughput, double[] response, double[] inside) {
        private Solution solution() {
            return new Solution(list(throughput), list(response), list(inside));
        }

        private static List<Double> list(double[] values) {
            return Arrays.stream(values).boxed().toList();
        }
    }

    /// What the next customer of a group finds is the steady state with one of the group less.
    private Step step(int state, double[][] inside) {
        double[] throughput = new double[groups.size()];
        double[] response = new double[groups.size()];
        double[] queues = new double[queues()];
        int weight = 1;
        for (int g = 0; g < groups.size(); g++) {
            Users users = groups.get(g);
            int present = state / weight % (users.number() + 1);
            if (present > 0) {
                double[] found = inside[state - weight];
                List<Double> times = times(users, found);
                response[g] = times.stream().mapToDouble(Double::doubleValue).sum();
                throughput[g] = present / (users.think() + response[g]);
                for (int k = 0; k < queues.length; k++) {
                    queues[k] += throughput[g] * times.get(k);
                }
            }
            weight *= users.number() + 1;
        }
        return new Step(throughput, response, queues);
    }

    private static List<Double> times(Users users, double[] found) {
        List<Double> times = new ArrayList<>();
        for (int k = 0; k < found.length; k++) {
            times.add(users.demands().get(k) * (1 + found[k]));
        }
        return times;
    }

    /// Approximate, for one group of any number of users.
    public Solution schweitzer() {
        if (groups.size() != 1) {
            throw new IllegalArgumentException("the approximation is for one group, not " + groups.size());
        }
        Users users = groups.getFirst();
        double share = (users.number() - 1.0) / users.number();
        double[] inside = new double[queues()];
        Arrays.fill(inside, (double) users.number() / queues());
        double change = 1;
        double response = 0;
        while (change > PRECISION) {
            double[] found = Arrays.stream(inside).map(q -> q * share).toArray();
            List<Double> times = times(users, found);
            response = times.stream().mapToDouble(Double::doubleValue).sum();
            change = 0;
            for (int k = 0; k < inside.length; k++) {
                double next = users.number() / (users.think() + response) * times.get(k);
                change = Math.max(change, Math.abs(next - inside[k]));
                inside[k] = next;
            }
        }
        double[] throughput = {users.number() / (users.think() + response)};
        return new Step(throughput, new double[]{response}, inside).solution();
    }

    /// Requests per second that the first group cannot exceed.
    public double throughputBound() {
        Users users = groups.getFirst();
        return Math.min(1 / users.largest(), users.number() / (users.total() + users.think()));
    }

    /// Users of the first group from which on queues must form.
    public double saturation() {
        Users users = groups.getFirst();
        return (users.total() + users.think()) / users.largest();
    }

    private int queues() {
        return groups.getFirst().demands().size();
    }
}
