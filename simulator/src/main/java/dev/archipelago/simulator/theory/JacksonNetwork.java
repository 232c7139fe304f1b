package dev.archipelago.simulator.theory;

import java.util.List;

/// An open network of M/M/c stations between which customers move at random.
///
/// Source: Jackson (1957): each station behaves as if alone with Poisson arrivals.
public record JacksonNetwork(List<Station> stations) {

    /// A station.
    ///
    /// @param external arrivals per second from outside
    /// @param serviceRate per second of one server
    /// @param next probabilities of going on to each station; what is left to 1 leaves the network
    public record Station(double external, double serviceRate, int servers, List<Double> next) {
        public Station {
            next = List.copyOf(next);
            Requirement.notNegative(external, "an arrival rate");
            Requirement.positive(serviceRate, "a service rate");
            next.forEach(p -> Requirement.notNegative(p, "a probability"));
        }
    }

    public JacksonNetwork {
        stations = List.copyOf(stations);
        for (Station station : stations) {
            if (station.next().size() != stations.size()) {
                throw new IllegalArgumentException("each station needs a probability for each of " + stations.size());
            }
        }
    }

    /// Arrivals per second at each station, from outside and inside; solved by elimination.
    public double[] flows() {
        int n = stations.size();
        double[][] rows = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rows[i][j] = (i == j ? 1 : 0) - stations.get(j).next().get(i);
            }
            rows[i][n] = stations.get(i).external();
        }
        for (int i = 0; i < n; i++) {
            eliminate(rows, i);
        }
        double[] flows = new double[n];
        for (int i = 0; i < n; i++) {
            flows[i] = rows[i][n];
        }
        return flows;
    }

    /// Brings column i to the unit vector. The matrix is diagonally dominant by columns, so no exchange is needed.
    private static void eliminate(double[][] rows, int i) {
        double pivot = rows[i][i];
        if (!(pivot > 0)) {
            throw new IllegalArgumentException("customers cannot leave the network");
        }
        for (int k = 0; k < rows[i].length; k++) {
            rows[i][k] /= pivot;
        }
        for (int r = 0; r < rows.length; r++) {
            double factor = rows[r][i];
            for (int k = 0; r != i && k < rows[i].length; k++) {
                rows[r][k] -= factor * rows[i][k];
            }
        }
    }

    /// Mean sojourn of one visit to a station.
    public double meanSojourn(int station) {
        return queue(station).meanSojourn();
    }

    /// Mean time from entering the network to leaving it.
    public double meanResponse() {
        double inside = 0;
        double entering = 0;
        for (int i = 0; i < stations.size(); i++) {
            inside += queue(i).meanInside();
            entering += stations.get(i).external();
        }
        return inside / entering;
    }

    private MultiServerQueue queue(int index) {
        Station station = stations.get(index);
        return new MultiServerQueue(flows()[index], station.serviceRate(), station.servers());
    }
}
