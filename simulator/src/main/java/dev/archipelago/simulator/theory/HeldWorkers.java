package dev.archipelago.simulator.theory;

/// Workers that stay held while they wait: users of a closed system need one of so many workers, then compute on one core,
/// then ask a database, and keep the worker all the time. All times are exponential.
///
/// Exact by the steady state of the Markov chain over (users inside, requests at the database), solved by the elimination
/// of Grassmann, Taksar and Heyman (1985). The flow-equivalent approximation replaces the inside by one station whose
/// speed depends on the number inside (Chandy, Herzog and Woo 1975).
///
/// @param think mean seconds between an answer and the next request
/// @param compute mean seconds of computing
/// @param query mean seconds at a server of the database
/// @param servers of the database
public record HeldWorkers(int users, double think, int workers, double compute, double query, int servers) {

    /// The steady state.
    ///
    /// @param throughput requests per second
    /// @param response mean seconds from request to answer, waiting for a worker included
    /// @param waiting mean number of requests that wait for a worker
    /// @param utilization held share of the workers
    public record Solution(double throughput, double response, double waiting, double utilization) {

        /// Mean seconds that a request waits for a worker.
        public double meanWait() {
            return waiting / throughput;
        }
    }

    public HeldWorkers {
        Requirement.positive(users, "a number of users");
        Requirement.positive(think, "a think time");
        Requirement.positive(workers, "a number of workers");
        Requirement.positive(compute, "a time of computing");
        Requirement.positive(query, "a time of a query");
        Requirement.positive(servers, "a number of servers");
    }

    /// From the whole Markov chain.
    public Solution exact() {
        double[] shares = SteadyState.of(rates());
        double busy = 0;
        double waiting = 0;
        double thinking = 0;
        for (int inside = 0; inside <= users; inside++) {
            for (int asking = 0; asking <= held(inside); asking++) {
                double share = shares[state(inside, asking)];
                busy += share * held(inside);
                waiting += share * (inside - held(inside));
                thinking += share * (users - inside);
            }
        }
        return solution(thinking / think, waiting, busy);
    }

    /// With the inside taken for one station.
    public Solution flowEquivalent() {
        double[] inner = innerThroughput();
        BirthDeath states = new BirthDeath(n -> (users - n) / think, n -> inner[held(n)], users);
        return solution(states.mean(n -> (users - n) / think), states.mean(n -> n - held(n)), states.mean(this::held));
    }

    private Solution solution(double throughput, double waiting, double busy) {
        return new Solution(throughput, users / throughput - think, waiting, busy / workers);
    }

    /// Requests per second when so many workers are always at work; the entry at 0 is 0. By Buzen's convolution (1973).
    public double[] innerThroughput() {
        double[] normalizing = new double[workers + 1];
        for (int n = 0; n <= workers; n++) {
            double queried = 1;
            for (int asking = 0; asking <= n; asking++) {
                queried *= asking == 0 ? 1 : query / Math.min(asking, servers);
                normalizing[n] += queried * Math.pow(compute, n - asking);
            }
        }
        double[] throughput = new double[workers + 1];
        for (int n = 1; n <= workers; n++) {
            throughput[n] = normalizing[n - 1] / normalizing[n];
        }
        return throughput;
    }

    private double[][] rates() {
        int states = state(users, held(users)) + 1;
        double[][] rates = new double[states][states];
        for (int inside = 0; inside <= users; inside++) {
            for (int asking = 0; asking <= held(inside); asking++) {
                double[] from = rates[state(inside, asking)];
                if (inside < users) {
                    from[state(inside + 1, asking)] += (users - inside) / think;
                }
                if (asking < held(inside)) {
                    from[state(inside, asking + 1)] += 1 / compute;
                }
                if (asking > 0) {
                    from[state(inside - 1, asking - 1)] += Math.min(asking, servers) / query;
                }
            }
        }
        return rates;
    }

    private int held(int inside) {
        return Math.min(inside, workers);
    }

    /// States are numbered by the users inside, then by the requests at the database.
    private int state(int inside, int asking) {
        int growing = Math.min(inside, workers + 1);
        return growing * (growing + 1) / 2 + (inside - growing) * (workers + 1) + asking;
    }
}
