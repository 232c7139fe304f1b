package dev.archipelago.simulator.theory;

/// The steady state of a Markov chain in continuous time, by elimination without subtractions.
///
/// Source: Grassmann, Taksar and Heyman (1985).
final class SteadyState {

    private SteadyState() {}

    /// Shares of time in each state.
    ///
    /// @param rates from state i to state j, zero on the diagonal; is used up
    static double[] of(double[][] rates) {
        int n = rates.length;
        for (int last = n - 1; last > 0; last--) {
            eliminate(rates, last);
        }
        double[] shares = new double[n];
        shares[0] = 1;
        double sum = 1;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                shares[i] += shares[j] * rates[j][i];
            }
            sum += shares[i];
        }
        for (int i = 0; i < n; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /// Censors the chain to the states before the last one.
    private static void eliminate(double[][] rates, int last) {
        double out = 0;
        for (int j = 0; j < last; j++) {
            out += rates[last][j];
        }
        if (!(out > 0)) {
            throw new IllegalArgumentException("state " + last + " cannot be left");
        }
        for (int i = 0; i < last; i++) {
            double into = rates[i][last] / out;
            rates[i][last] = into;
            for (int j = 0; into > 0 && j < last; j++) {
                rates[i][j] += j == i ? 0 : into * rates[last][j];
            }
        }
    }
}
