package dev.archipelago.simulator.runtime;

/// Turns fractions that come one after the other into whole numbers with the same sum.
final class Rounded {
    private double rest;

    static Rounded[] of(int number) {
        Rounded[] all = new Rounded[number];
        for (int i = 0; i < number; i++) {
            all[i] = new Rounded();
        }
        return all;
    }

    long add(double amount) {
        rest += amount;
        long whole = (long) Math.floor(rest);
        rest -= whole;
        return whole;
    }
}
