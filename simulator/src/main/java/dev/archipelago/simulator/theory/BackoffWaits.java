package dev.archipelago.simulator.theory;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// The waits before further attempts: double from a base up to a cap, with jitter. Times in the unit of the base.
///
/// Source: Brooker, Exponential Backoff And Jitter (2015).
///
/// @param base before the second attempt
/// @param cap never longer than this
public record BackoffWaits(double base, double cap) {

    public BackoffWaits {
        Requirement.positive(base, "a base");
        Requirement.positive(cap, "a cap");
    }

    /// Without jitter.
    ///
    /// @param retry counted from 0
    public double constant(int retry) {
        return Math.min(cap, Math.scalb(base, retry));
    }

    /// Sum over so many retries without jitter.
    public double constantSum(int retries) {
        return sum(retries, this::constant);
    }

    /// Expected sum with full jitter, anything between nothing and the whole wait.
    public double fullSum(int retries) {
        return sum(retries, retry -> constant(retry) / 2);
    }

    /// Expected sum with equal jitter, between half and the whole wait.
    public double equalSum(int retries) {
        return sum(retries, retry -> constant(retry) * 3 / 4);
    }

    /// Mean of a wait with decorrelated jitter, between the base and three times the wait before, while the cap is out of
    /// reach; with the cap it is smaller.
    ///
    /// @param retry counted from 1
    public double decorrelated(int retry) {
        double wait = base;
        for (int i = 0; i < retry; i++) {
            wait = (base + 3 * wait) / 2;
        }
        return wait;
    }

    private static double sum(int retries, IntToDoubleFunction wait) {
        return IntStream.range(0, retries).mapToDouble(wait).sum();
    }
}
