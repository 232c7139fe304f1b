package dev.archipelago.simulator.theory;

/// M/G/1 whose server answers after a first phase and works on in a second one: both occupy the server, only the first is
/// part of the response.
///
/// Source: Franks and Woodside (1998) for the term; the wait is that of Pollaczek and Khinchine for the sum of both.
///
/// @param arrivalRate per second
/// @param first mean seconds until the answer, exponential
/// @param second mean seconds after it, exponential
public record SecondPhase(double arrivalRate, double first, double second) {

    public SecondPhase {
        Requirement.positive(arrivalRate, "an arrival rate");
        Requirement.positive(first, "a first phase");
        Requirement.notNegative(second, "a second phase");
    }

    public double utilization() {
        return both().utilization();
    }

    public double meanResponse() {
        return both().meanWait() + first;
    }

    private SingleServerQueue both() {
        double mean = first + second;
        return new SingleServerQueue(arrivalRate, mean, (first * first + second * second) / (mean * mean));
    }
}
